/**
 * The trained model as one value, and a profile seen through it.
 *
 * <pre>{@code
 * Interest interest = Interest.of(profile, itemVectors::get, model);
 * float[] vector = interest.vector();                  // score of an item: inner product with it
 * interest.contributions(interest.folded(), itemVector).getFirst();  // "because you bought ..."
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.core.model;
