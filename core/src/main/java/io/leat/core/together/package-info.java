/**
 * What is bought together, from counts of baskets.
 *
 * <pre>
 * baskets with both, with each, in all  -&gt;  log-likelihood ratio (is it chance?)  and  lift (how much?)
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.core.together;
