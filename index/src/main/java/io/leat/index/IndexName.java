package io.leat.index;

import java.util.Locale;

/** The indexes of a generation. */
public enum IndexName {
  ITEMS,
  USERS,
  SESSIONS;

  /** The directory's name: {@code items}. */
  public String directoryName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
