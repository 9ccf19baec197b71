package io.leat.flink.history;

import io.leat.flink.events.Interaction;
import java.util.Arrays;
import java.util.Objects;

/**
 * What one person did with items, in the order of the times, ties by event id. Arrays rather than
 * objects: there is one for each event of every person that is known, and each new event is
 * compared with all of its person's. Immutable.
 */
public final class Acts {
  static final Acts NONE = new Acts(new String[0], new float[0], new long[0], new String[0]);

  private final String[] itemIds;

  /** Of the item ids. */
  private final int[] hashes;

  /** Of the actions, before any decay. */
  private final float[] weights;

  /** Epoch milliseconds. */
  private final long[] times;

  private final String[] eventIds;

  Acts(String[] itemIds, float[] weights, long[] times, String[] eventIds) {
    this(
        itemIds,
        Arrays.stream(itemIds).mapToInt(String::hashCode).toArray(),
        weights,
        times,
        eventIds);
  }

  private Acts(String[] itemIds, int[] hashes, float[] weights, long[] times, String[] eventIds) {
    this.itemIds = itemIds;
    this.hashes = hashes;
    this.weights = weights;
    this.times = times;
    this.eventIds = eventIds;
  }

  int size() {
    return itemIds.length;
  }

  /** Whether something was done with the item. */
  boolean has(String itemId) {
    int hash = itemId.hashCode();
    for (int i = 0; i < hashes.length; i++) {
      if (hashes[i] == hash && itemIds[i].equals(itemId)) {
        return true;
      }
    }
    return false;
  }

  /**
   * With one more; of more than {@code capacity} the newest.
   *
   * @param event that names an item
   * @param weight of its action, before any decay
   */
  Acts with(Interaction event, float weight, int capacity) {
    int place = size();
    while (place > 0 && isBefore(event, place - 1)) {
      place--;
    }
    int dropped = Math.max(0, size() + 1 - capacity);
    if (place < dropped) {
      return this;
    }
    String itemId = Objects.requireNonNull(event.itemId(), "itemId");
    int at = place - dropped;
    int length = size() + 1 - dropped;
    Acts more =
        new Acts(
            gap(itemIds, new String[length], at, dropped),
            gap(hashes, new int[length], at, dropped),
            gap(weights, new float[length], at, dropped),
            gap(times, new long[length], at, dropped),
            gap(eventIds, new String[length], at, dropped));
    more.itemIds[at] = itemId;
    more.hashes[at] = itemId.hashCode();
    more.weights[at] = weight;
    more.times[at] = event.time();
    more.eventIds[at] = event.eventId();
    return more;
  }

  private boolean isBefore(Interaction event, int other) {
    return event.time() == times[other]
        ? event.eventId().compareTo(eventIds[other]) < 0
        : event.time() < times[other];
  }

  /** The array without its first ones, with a gap for one more. */
  @SuppressWarnings("SuspiciousSystemArraycopy")
  private <T> T gap(T from, T to, int at, int dropped) {
    System.arraycopy(from, dropped, to, 0, at);
    System.arraycopy(from, dropped + at, to, at + 1, size() - dropped - at);
    return to;
  }

  /** Shared, not to be changed; as all of these. */
  String[] itemIds() {
    return itemIds;
  }

  float[] weights() {
    return weights;
  }

  long[] times() {
    return times;
  }

  String[] eventIds() {
    return eventIds;
  }

  long[] epochSeconds() {
    return Arrays.stream(times).map(time -> Math.floorDiv(time, 1000)).toArray();
  }
}
