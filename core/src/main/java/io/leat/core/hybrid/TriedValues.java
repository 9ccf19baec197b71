package io.leat.core.hybrid;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The values of a setting that a {@link HybridTuner} tries.
 *
 * @param coarse values of the first round
 * @param scale how values near the best are found in later rounds
 */
record TriedValues(List<Double> coarse, Scale scale, double least, double most) {

  /** What is as far from one value as another. */
  enum Scale {
    /** Half and double. */
    FACTOR,
    /** The same, in whole numbers. */
    WHOLE_FACTOR,
    /** So much less and more. */
    STEP,
    /** Only the coarse values make sense. */
    CHOICE
  }

  /**
   * Values to try beside the best so far, ascending, without itself.
   *
   * @param fineness 0 for the coarse ones, else halves the distance each time
   */
  List<Double> beside(double best, int fineness) {
    if (fineness == 0 || scale == Scale.CHOICE) {
      return coarse.stream().filter(value -> value != best).sorted().distinct().toList();
    }
    double factor = Math.pow(2, Math.scalb(1.0, -fineness));
    double step = Math.scalb(coarseStep(), -fineness);
    TreeSet<Double> near = new TreeSet<>();
    for (int side : new int[] {-1, 1}) {
      double value =
          switch (scale) {
            case FACTOR -> best * Math.pow(factor, side);
            case WHOLE_FACTOR -> Math.rint(best * Math.pow(factor, side));
            default -> best + side * step;
          };
      near.add(Math.clamp(value, least, most));
    }
    near.remove(best);
    return new ArrayList<>(near);
  }

  private double coarseStep() {
    return coarse.get(1) - coarse.get(0);
  }
}
