package io.leat.evaluation.dataset;

import java.util.Locale;

/** How a file of interactions is written; the name on the command line is the lower-case one. */
public enum Format {
  /** TSV: user, item, optionally epoch seconds, action, weight. */
  PAIRS,
  /** User item item ..., between blanks. */
  LISTS,
  /** One session a line, items in time order, between blanks; optionally its user first. */
  SEQUENCES,
  /** For the test: user, the one test item, negatives, between blanks. Trained on lists. */
  NCF,
  /** Leat's own event records. */
  JSONL;

  public String externalName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
