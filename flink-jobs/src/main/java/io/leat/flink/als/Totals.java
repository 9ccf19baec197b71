package io.leat.flink.als;

import io.leat.data.ShopException;
import java.nio.ByteBuffer;

/**
 * What is known of all ratings only once all are read; goes with the Gramians from stage to stage.
 *
 * @param users one above the largest number
 * @param items one above the largest number
 * @param weight the sum of all weights
 */
record Totals(int users, int items, double weight) {
  static final int BYTES = 2 * Integer.BYTES + Double.BYTES;

  Totals plus(Totals other) {
    return new Totals(
        Math.max(users, other.users), Math.max(items, other.items), weight + other.weight);
  }

  int rows(Side side) {
    return side == Side.USERS ? users : items;
  }

  /**
   * @throws ShopException when no rating weighs anything
   */
  void requireWeight() {
    if (!(weight > 0)) {
      throw new ShopException(
          "there is nothing to train on: no rating with a weight above 0 was found");
    }
  }

  void write(ByteBuffer buffer) {
    buffer.putInt(users).putInt(items).putDouble(weight);
  }

  static Totals read(ByteBuffer buffer) {
    return new Totals(buffer.getInt(), buffer.getInt(), buffer.getDouble());
  }
}
