/** Tests of {@code io.leat.flink.als}. */
@org.jspecify.annotations.NullMarked
package io.leat.flink.als;
