package io.leat.core.neighbours;

import io.leat.core.matrix.SparseRows;
import java.io.Serializable;

/**
 * Item-item weights by non-negative ridge regression over each item's neighbours:
 *
 * <pre>
 * b_j = argmin over b &gt;= 0  |X_j - X_S b|^2 + lambda |b|^2
 * </pre>
 *
 * where X is people x items and S the items that stand most often with j. It is SLIM (Ning &amp;
 * Karypis 2011, equation 3) with neighbours chosen beforehand ("fsSLIM", section 5) and without its
 * l1 term; with all items as neighbours and negative weights allowed it would be EASE^R (Steck
 * 2019). Every item is a problem of its own, of the size of S whatever the catalogue's, and only
 * needs the Gramian.
 *
 * @param regularization lambda in units of what one entry of X adds to the Gramian's trace, on
 *     average
 * @param candidates the size of S at most
 * @param kept how many of the weights are kept, the greatest
 */
public record NeighbourRegression(double regularization, int candidates, int kept)
    implements Serializable {
  public NeighbourRegression {
    if (!(regularization > 0) || regularization == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "regularization must be a number above 0, was " + regularization);
    }
    if (candidates < 1 || kept < 1) {
      throw new IllegalArgumentException(
          "candidates and kept must be at least 1, were %d and %d".formatted(candidates, kept));
    }
  }

  /**
   * The weights of all items.
   *
   * @param entries of X
   * @return items x items: row j holds, for each item i that speaks for j, how much it does
   */
  public SparseRows fit(CoOccurrences counts, long entries) {
    float lambda =
        (float) Math.max(Float.MIN_NORMAL, regularization * counts.trace() / Math.max(1, entries));
    ThreadLocal<NonNegativeRidge> solvers =
        ThreadLocal.withInitial(() -> new NonNegativeRidge(counts, candidates));
    return StrongestEntries.ofItems(
        counts.items(), item -> solvers.get().solve(item, lambda, kept));
  }
}
