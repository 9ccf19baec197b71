package io.leat.flink.together;

import java.util.Arrays;

/**
 * A basket that may still grow.
 *
 * @param first the shop's time of its earliest purchase, epoch milliseconds
 * @param last that of its latest
 * @param touched event time of the newest record
 * @param items in the order in which they came
 */
public record OpenBasket(long first, long last, long touched, String[] items) {

  static OpenBasket empty(long time, long touched) {
    return new OpenBasket(time, time, touched, new String[0]);
  }

  /** Whether a purchase at this time is near enough to belong to it. */
  boolean isNear(long time, long gapMillis) {
    return time >= first - gapMillis && time <= last + gapMillis;
  }

  boolean holds(String itemId) {
    return Arrays.asList(items).contains(itemId);
  }

  OpenBasket seen(long time, long timestamp) {
    return new OpenBasket(
        Math.min(first, time), Math.max(last, time), Math.max(touched, timestamp), items);
  }

  OpenBasket plus(String itemId) {
    String[] more = Arrays.copyOf(items, items.length + 1);
    more[items.length] = itemId;
    return new OpenBasket(first, last, touched, more);
  }
}
