/** Tests of {@code io.leat.flink.train}. */
@org.jspecify.annotations.NullMarked
package io.leat.flink.train;
