package io.leat.search.blend;

import java.util.Arrays;
import java.util.List;

/**
 * Reciprocal rank fusion (Cormack, Clarke &amp; Büttcher 2009), with weights:
 *
 * <pre>
 * score(d) = sum over parts p of  weight(p) * (K + 1) / (K + rank_p(d))      K = 60
 * </pre>
 *
 * The numerator, absent from the paper, changes no order; it makes a first place worth 1 and so a
 * part's share readable. Equal raw scores share the best of their ranks. A candidate that is not on
 * a part's list gets 0 from it.
 */
public final class ReciprocalRankFusion implements Blender {
  private static final double K = 60;

  @Override
  public Ranking rank(List<Part> parts) {
    return new Ranking(parts, parts.stream().map(ReciprocalRankFusion::reciprocalRanks).toList());
  }

  private static double[] reciprocalRanks(Part part) {
    double[] listed = Arrays.stream(part.raw()).filter(part.scale()::counts).sorted().toArray();
    double[] reciprocals = new double[part.raw().length];
    for (int i = 0; i < reciprocals.length; i++) {
      double value = part.raw()[i];
      if (part.scale().counts(value)) {
        int rank = listed.length - firstAbove(listed, value) + 1;
        reciprocals[i] = (K + 1) / (K + rank);
      }
    }
    return reciprocals;
  }

  /** The first position, in ascending order, that holds a greater value. */
  private static int firstAbove(double[] ascending, double value) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] > value) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
