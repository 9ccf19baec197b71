package io.leat.flink.catalogue;

import io.leat.core.profile.ActionWeights;
import io.leat.core.profile.ForwardDecay;
import io.leat.flink.events.Interaction;
import java.util.Objects;

/**
 * What one event says for the demand of an item.
 *
 * @param scaledWeight the action's weight, scaled forward by {@code ForwardDecay.scale}; 0 for a
 *     newcomer's signal
 * @param newcomer whether a person took to the item for the first time
 * @param time of the act, epoch seconds
 */
public record ItemSignal(String itemId, double scaledWeight, boolean newcomer, long time) {

  /** Of an event that names an item. */
  public static ItemSignal of(Interaction event, ActionWeights weights, ForwardDecay decay) {
    return new ItemSignal(
        Objects.requireNonNull(event.itemId(), "itemId"),
        weights.of(event.action(), event.value()) * decay.scale(event.epochSecond()),
        false,
        event.epochSecond());
  }

  /** A person's first act on the item. */
  public static ItemSignal newcomer(Interaction event) {
    return new ItemSignal(
        Objects.requireNonNull(event.itemId(), "itemId"), 0, true, event.epochSecond());
  }
}
