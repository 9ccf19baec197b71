/** Tests of {@code io.leat.flink.catalogue}. */
@org.jspecify.annotations.NullMarked
package io.leat.flink.catalogue;
