/** Tests of {@code io.leat.flink.source}. */
@org.jspecify.annotations.NullMarked
package io.leat.flink.source;
