package io.leat.core.profile;

/**
 * What one shopper's actions say about one item. A commutative monoid under {@link #merge}, so that
 * events may arrive in any order and partial profiles may be joined.
 *
 * @param weight sum of the action weights, each scaled forward by {@link ForwardDecay#scale}; may
 *     be negative (returns), readers clamp at zero
 * @param lastTime time of the newest action, epoch seconds
 * @param actions set of {@link Action#bit}
 */
public record ItemInterest(double weight, long lastTime, int actions) {

  public ItemInterest {
    if (!Double.isFinite(weight)) {
      throw new IllegalArgumentException("weight must be a finite number, was " + weight);
    }
  }

  /** One action, its weight already scaled forward. */
  public static ItemInterest of(Action action, double weight, long epochSecond) {
    return new ItemInterest(weight, epochSecond, action.bit());
  }

  public ItemInterest merge(ItemInterest other) {
    return new ItemInterest(
        weight + other.weight, Math.max(lastTime, other.lastTime), actions | other.actions);
  }

  public boolean has(Action action) {
    return (actions & action.bit()) != 0;
  }
}
