/**
 * Implicit matrix factorisation and fold-in. {@link io.leat.core.als.ImplicitAls} trains both
 * sides, {@link io.leat.core.als.FoldIn} places one more person among fixed items; both solve the
 * same equations, exactly; only on the way to its last solution may training take cheaper steps at
 * large ranks ({@link io.leat.core.als.SubspaceSize}). {@link io.leat.core.als.RowSolver} is
 * training's inner loop, and what a distributed job calls for its part of the rows.
 *
 * <pre>{@code
 * AlsParameters parameters = AlsParameters.DEFAULT.scaledTo(interactions);
 * PrincipalAxes items = PrincipalAxes.of(ImplicitAls.train(interactions, parameters, sweep -> {}).items());
 * float[] person = FoldIn.of(items, parameters).solve(vectorsOfTheirItems, weights);
 * float score = items.factors().dot(item, person);
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.core.als;
