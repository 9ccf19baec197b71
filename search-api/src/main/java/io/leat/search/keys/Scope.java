package io.leat.search.keys;

import java.util.Locale;

/** What a key is good for. None includes another. */
public enum Scope {
  /** To search, and to be recommended to: what shoppers see. */
  SEARCH,

  /** To tell what shoppers do, and what they consent to. */
  EVENTS,

  /** Everything else: items, what is known of people, jobs, metrics. */
  ADMIN;

  /** As files and answers write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
