/**
 * Measures of ranking quality, for offline evaluation and for the gate before a promotion: with
 * {@code [a, b, c]} ranked and {@code {b, z}} relevant, recall at 3 is 1/2 and the reciprocal rank
 * 1/2.
 */
@org.jspecify.annotations.NullMarked
package io.leat.core.metrics;
