/** Measures of ranking quality. */
@org.jspecify.annotations.NullMarked
package io.leat.core.metrics;
