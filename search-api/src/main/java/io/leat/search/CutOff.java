package io.leat.search;

import org.jspecify.annotations.Nullable;

/**
 * From which nearness on a neighbour of the query's text is a candidate.
 *
 * @param cosine the least; null where it is found for each query
 */
public record CutOff(@Nullable Double cosine) {
  /** What is nearer than chance would have it. */
  public static final CutOff AUTO = new CutOff((Double) null);

  /** All neighbours that are looked at, however far. */
  public static final CutOff NONE = new CutOff(-1.0);

  public CutOff {
    if (cosine != null && !(cosine >= -1 && cosine <= 1)) {
      throw new IllegalArgumentException("cosine must be -1 to 1, was " + cosine);
    }
  }
}
