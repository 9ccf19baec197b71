/** Tests of {@code io.leat.flink.log}. */
@org.jspecify.annotations.NullMarked
package io.leat.flink.log;
