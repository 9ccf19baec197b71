/**
 * What a person's actions say: how much each action weighs, how weights fade, and the sparse
 * profile that sums them. Events may come in any order and partial profiles may be joined; the sum
 * is the same.
 *
 * <pre>{@code
 * double weight = weights.of(event.action(), event.value()) * decay.scale(event.time());
 * profile = profile.plus(event.item(), ItemInterest.of(event.action(), weight, event.time()));
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.core.profile;
