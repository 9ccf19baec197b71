/** Tests of {@code io.leat.flink.profile}. */
@org.jspecify.annotations.NullMarked
package io.leat.flink.profile;
