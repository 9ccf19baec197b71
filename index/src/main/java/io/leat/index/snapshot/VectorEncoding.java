package io.leat.index.snapshot;

import java.util.Locale;

/**
 * How the graphs of a generation's items keep vectors for comparing them. The vectors themselves
 * are kept in any case, and what a graph finds is scored by them: an encoding costs recall only
 * where it leads past a neighbour. A coarser one needs less memory while searching, and a little
 * more on disk.
 */
public enum VectorEncoding {
  /** The vectors themselves: 4 bytes a dimension. */
  FLOAT32(1),

  /** A byte a dimension, with corrections for each vector. */
  INT8(1),

  /** Half a byte a dimension, likewise. */
  INT4(2),

  /**
   * A bit a dimension, asked with half a byte: Lucene's better binary quantisation, after RaBitQ
   * (Gao &amp; Long 2024).
   */
  BINARY(10);

  private final int oversampling;

  VectorEncoding(int oversampling) {
    this.oversampling = oversampling;
  }

  /** How many neighbours a graph is asked for, so that the {@code k} nearest are among them. */
  public int explored(int k) {
    return oversampling * k;
  }

  /** {@code int8}. */
  public String externalName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
