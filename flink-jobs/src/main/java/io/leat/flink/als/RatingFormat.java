package io.leat.flink.als;

/** How a file of ratings is written, one line after the other. */
public enum RatingFormat {
  /** Tab-separated: user, item, and if wanted epoch seconds, action, weight. */
  PAIRS,
  /** A user and all their items, separated by spaces. */
  LISTS
}
