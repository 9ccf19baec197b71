/** Tests of {@code io.leat.evaluation.cluster}. */
@org.jspecify.annotations.NullMarked
package io.leat.evaluation.cluster;
