/** Tests of {@code io.leat.flink.sink}. */
@org.jspecify.annotations.NullMarked
package io.leat.flink.sink;
