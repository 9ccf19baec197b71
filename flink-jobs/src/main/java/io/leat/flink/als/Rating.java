package io.leat.flink.als;

/**
 * One observed pair. Numbers are dense: memory grows with the largest.
 *
 * @param user from 0
 * @param item from 0
 * @param weight at least 0; weights of the same pair are summed, 0 is as good as no rating
 */
public record Rating(int user, int item, float weight) {

  public Rating {
    if (user < 0 || item < 0) {
      throw new IllegalArgumentException(
          "user and item must be at least 0, were %d and %d".formatted(user, item));
    }
    if (!(weight >= 0) || weight == Float.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "weight of user %d, item %d must be a number of at least 0, was %s"
              .formatted(user, item, weight));
    }
  }
}
