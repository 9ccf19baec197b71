package io.leat.flink;

import java.util.Locale;

/** The phases of a rebuild, in order. */
public enum RebuildPhase {
  /** Lines of both files; how many there are is not known before. */
  READ,
  /** Sweeps of the matrix factorisation. */
  TRAIN,
  /** Documents of all three indexes. */
  INDEX,
  CHECK,
  PROMOTE;

  /** The name to show: {@code index}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
