package io.leat.flink.together;

import io.leat.flink.events.Interaction;
import java.util.Comparator;
import java.util.Objects;

/**
 * What a basket needs of a purchase.
 *
 * @param position in the log: event time in microseconds
 * @param time by the shop, epoch milliseconds
 */
public record WaitingPurchase(long position, long time, String itemId, String eventId) {
  /** As the shop's log has them; of what was imported, all at one position, as the shop says. */
  static final Comparator<WaitingPurchase> ORDER =
      Comparator.comparingLong(WaitingPurchase::position)
          .thenComparingLong(WaitingPurchase::time)
          .thenComparing(WaitingPurchase::eventId);

  static WaitingPurchase of(Interaction purchase, long position) {
    return new WaitingPurchase(
        position, purchase.time(), Objects.requireNonNull(purchase.itemId()), purchase.eventId());
  }
}
