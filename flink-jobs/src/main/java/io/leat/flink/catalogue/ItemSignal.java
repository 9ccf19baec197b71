package io.leat.flink.catalogue;

import io.leat.core.profile.ActionWeights;
import io.leat.core.profile.ForwardDecay;
import io.leat.flink.events.Interaction;
import java.util.Objects;

/**
 * What one event says for an item's popularity.
 *
 * @param scaledWeight the action's weight, scaled forward by {@code ForwardDecay.scale}
 */
public record ItemSignal(String itemId, double scaledWeight) {

  /** Of an event that names an item. */
  public static ItemSignal of(Interaction event, ActionWeights weights, ForwardDecay decay) {
    return new ItemSignal(
        Objects.requireNonNull(event.itemId(), "itemId"),
        weights.of(event.action(), event.value()) * decay.scale(event.epochSecond()));
  }
}
