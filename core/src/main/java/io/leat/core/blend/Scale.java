package io.leat.core.blend;

import java.util.function.DoubleUnaryOperator;

/**
 * How the raw scores of one part become numbers from 0 to 1, over the candidate set. Which scale
 * fits depends on what the raw score's zero means.
 */
public enum Scale {
  /** {@code x / max}: zero means no match, as with BM25. Nothing below zero counts. */
  MAX {
    @Override
    public double[] apply(double[] raw) {
      double max = greatest(raw);
      return map(raw, value -> value > 0 ? value / max : 0);
    }
  },

  /**
   * {@code sqrt(x / max)}: as {@link #MAX}, for scores that fall off so steeply that all but the
   * first few would be near zero.
   */
  SQRT_MAX {
    @Override
    public double[] apply(double[] raw) {
      double max = greatest(raw);
      return map(raw, value -> value > 0 ? Math.sqrt(value / max) : 0);
    }
  },

  /** {@code log(1 + x) / log(1 + max)}: for counts, which are heavy-tailed. */
  LOG_MAX {
    @Override
    public double[] apply(double[] raw) {
      double max = Math.log1p(greatest(raw));
      return map(raw, value -> value > 0 ? Math.log1p(value) / max : 0);
    }
  },

  /**
   * {@code (x - min) / (max - min)}: zero is a number like any other, as with inner products. Where
   * all are equal the part has nothing to say: all 0.
   */
  MIN_MAX {
    @Override
    public double[] apply(double[] raw) {
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (double value : raw) {
        if (!Double.isNaN(value)) {
          min = Math.min(min, value);
          max = Math.max(max, value);
        }
      }
      double least = min;
      double spread = max - min;
      return map(raw, value -> spread > 0 ? (value - least) / spread : 0);
    }

    @Override
    public boolean counts(double value) {
      return !Double.isNaN(value);
    }
  },

  /** Already comparable: cut to 0 to 1, as with cosines. */
  UNIT {
    @Override
    public double[] apply(double[] raw) {
      return map(raw, value -> Math.clamp(value, 0, 1));
    }
  };

  /**
   * Raw scores, NaN where there is none, to 0 (also for none) to 1. The argument is not changed.
   */
  public abstract double[] apply(double[] raw);

  /** Whether this raw score puts a candidate on the part's list at all. */
  public boolean counts(double value) {
    return value > 0;
  }

  private static double greatest(double[] raw) {
    double max = 0;
    for (double value : raw) {
      max = value > max ? value : max;
    }
    return max;
  }

  private static double[] map(double[] raw, DoubleUnaryOperator function) {
    double[] mapped = new double[raw.length];
    for (int i = 0; i < raw.length; i++) {
      mapped[i] = Double.isNaN(raw[i]) ? 0 : function.applyAsDouble(raw[i]);
    }
    return mapped;
  }
}
