package io.leat.flink.catalogue;

import io.leat.core.profile.ActionWeights;
import io.leat.core.profile.ForwardDecay;
import io.leat.core.together.BoughtTogether;
import io.leat.flink.events.Interaction;
import io.leat.index.document.ItemChange;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one event says for the demand of an item.
 *
 * @param scaledWeight the action's weight, scaled forward by {@code ForwardDecay.scale}; 0 for a
 *     newcomer's signal
 * @param newcomer whether a person took to the item for the first time
 * @param time of the act, epoch seconds
 * @param boughtTogether what it is bought with now, strongest first; null where the signal says
 *     nothing of that
 * @param vote what a person says of an item that came after training; null where the signal says
 *     nothing of that
 */
public record ItemSignal(
    String itemId,
    double scaledWeight,
    boolean newcomer,
    long time,
    BoughtTogether @Nullable [] boughtTogether,
    @Nullable ItemVote vote) {

  /** Of an event that names an item. */
  public static ItemSignal of(Interaction event, ActionWeights weights, ForwardDecay decay) {
    return new ItemSignal(
        Objects.requireNonNull(event.itemId(), "itemId"),
        weights.of(event.action(), event.value()) * decay.scale(event.epochSecond()),
        false,
        event.epochSecond(),
        null,
        null);
  }

  /** A person's first act on the item. */
  public static ItemSignal newcomer(Interaction event) {
    return new ItemSignal(
        Objects.requireNonNull(event.itemId(), "itemId"), 0, true, event.epochSecond(), null, null);
  }

  /** Of a new list. */
  public static ItemSignal boughtTogether(ItemChange change) {
    List<BoughtTogether> partners = change.boughtTogether();
    return new ItemSignal(
        change.itemId(),
        0,
        false,
        0,
        partners == null ? null : partners.toArray(BoughtTogether[]::new),
        null);
  }

  /** Of what a person says. */
  public static ItemSignal vote(String itemId, ItemVote vote) {
    return new ItemSignal(itemId, 0, false, 0, null, vote);
  }
}
