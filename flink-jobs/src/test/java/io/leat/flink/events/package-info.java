/** Tests of {@code io.leat.flink.events}. */
@org.jspecify.annotations.NullMarked
package io.leat.flink.events;
