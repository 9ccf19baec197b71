/** Tests of {@code io.leat.flink.history}. */
@org.jspecify.annotations.NullMarked
package io.leat.flink.history;
