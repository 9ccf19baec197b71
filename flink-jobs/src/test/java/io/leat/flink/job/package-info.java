/** Tests of {@code io.leat.flink.job}. */
@org.jspecify.annotations.NullMarked
package io.leat.flink.job;
