package io.leat.data.simulator;

import java.util.Arrays;

/** The last few purchases of each shopper: 37 bytes a shopper. */
final class PurchaseMemory {
  private static final int KEPT = 6;

  private final int[] items;
  private final short[] hours;
  private final byte[] next;

  PurchaseMemory(int shoppers) {
    items = new int[Math.multiplyExact(shoppers, KEPT)];
    Arrays.fill(items, -1);
    hours = new short[items.length];
    next = new byte[shoppers];
  }

  void bought(int shopper, int item, int hour) {
    int place = place(shopper, item);
    if (place < 0) {
      place = shopper * KEPT + next[shopper];
      next[shopper] = (byte) ((next[shopper] + 1) % KEPT);
    }
    items[place] = item;
    hours[place] = (short) hour;
  }

  boolean remembers(int shopper, int item) {
    return place(shopper, item) >= 0;
  }

  /** The item bought last, at or after an hour, or -1. */
  int latest(int shopper, int fromHour) {
    int latest = -1;
    int hour = fromHour;
    for (int place = shopper * KEPT; place < (shopper + 1) * KEPT; place++) {
      if (items[place] >= 0 && hours[place] >= hour) {
        latest = items[place];
        hour = hours[place];
      }
    }
    return latest;
  }

  /** Something used up by now, or -1. */
  int usedUp(int shopper, int hour, Catalogue catalogue) {
    for (int place = shopper * KEPT; place < (shopper + 1) * KEPT; place++) {
      int item = items[place];
      if (item >= 0) {
        int days = catalogue.typeOf(item).replenishDays();
        int passed = hour - hours[place];
        // After three times as long it has been replaced by something else.
        if (days > 0 && passed > days * 20 && passed < days * 72 && catalogue.soldAt(item, hour)) {
          return item;
        }
      }
    }
    return -1;
  }

  private int place(int shopper, int item) {
    for (int place = shopper * KEPT; place < (shopper + 1) * KEPT; place++) {
      if (items[place] == item) {
        return place;
      }
    }
    return -1;
  }
}
