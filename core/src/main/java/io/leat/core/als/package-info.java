/**
 * Implicit matrix factorisation and fold-in. {@link io.leat.core.als.ImplicitAls} trains both
 * sides, {@link io.leat.core.als.FoldIn} places one more person among fixed items; both take the
 * same step, one {@code rank x rank} solve.
 *
 * <pre>{@code
 * AlsParameters parameters = AlsParameters.DEFAULT.scaledTo(interactions);
 * DenseRows items = ImplicitAls.train(interactions, parameters, sweep -> {}).items();
 * float[] person = FoldIn.of(items, parameters).solve(vectorsOfTheirItems, weights);
 * float score = items.dot(item, person);
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.core.als;
