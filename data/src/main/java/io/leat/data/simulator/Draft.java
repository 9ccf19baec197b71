package io.leat.data.simulator;

import io.leat.core.profile.Action;
import org.jspecify.annotations.Nullable;

/** An event in numbers, before it has its place in the log. Filled in by the chained methods. */
final class Draft implements Comparable<Draft> {
  static final int NONE = -1;

  final Action action;
  final long millis;
  final int shopper;
  final long session;
  long sequence;
  int item = NONE;
  int[] shown = {};
  @Nullable String query;
  int queryNumber = NONE;
  int position = NONE;
  int quantity = NONE;
  double price = NONE;
  int stars = NONE;
  long order = NONE;
  @Nullable String surface;

  /**
   * @param shopper {@link #NONE} for an anonymous one
   * @param session {@link #NONE} for what happens outside of any
   */
  Draft(Action action, long millis, int shopper, long session) {
    this.action = action;
    this.millis = millis;
    this.shopper = shopper;
    this.session = session;
  }

  Draft item(int value) {
    item = value;
    return this;
  }

  Draft shown(int[] items) {
    shown = items;
    return this;
  }

  Draft query(@Nullable String text, int number) {
    query = text;
    queryNumber = number;
    return this;
  }

  Draft position(int value) {
    position = value;
    return this;
  }

  Draft bought(int count, double unitPrice, long orderNumber) {
    quantity = count;
    price = unitPrice;
    order = orderNumber;
    return this;
  }

  Draft stars(int value) {
    stars = value;
    return this;
  }

  Draft surface(String value) {
    surface = value;
    return this;
  }

  @Override
  public int compareTo(Draft other) {
    int byTime = Long.compare(millis, other.millis);
    return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
  }
}
