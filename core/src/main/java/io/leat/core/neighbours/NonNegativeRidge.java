package io.leat.core.neighbours;

import io.leat.core.matrix.SparseRows;
import java.util.Arrays;

/**
 * Solves one item's regression by coordinate descent on the normal equations (Franc, Hlavac &amp;
 * Navara 2005, "Sequential Coordinate-Wise Algorithm for the Non-negative Least Squares Problem"):
 * each weight in turn goes to its own minimum, cut at zero, until none moves. With lambda above
 * zero the minimum is one, so the answer does not depend on the start. Used by one thread.
 */
final class NonNegativeRidge {
  private static final int MAX_SWEEPS = 200;

  /** A sweep that moves no weight by more than this ends it. */
  private static final float TOLERANCE = 1e-5f;

  private final CoOccurrences counts;
  private final int candidates;

  /** For each item its place among the chosen neighbours, from 1; 0 for none. */
  private final int[] place;

  private final int[] chosen;
  private final float[] gramian;
  private final float[] weights;
  private final float[] gradient;

  NonNegativeRidge(CoOccurrences counts, int candidates) {
    this.counts = counts;
    this.candidates = candidates;
    this.place = new int[counts.items()];
    this.chosen = new int[candidates];
    this.gramian = new float[candidates * candidates];
    this.weights = new float[candidates];
    this.gradient = new float[candidates];
  }

  StrongestEntries solve(int item, float lambda, int kept) {
    int size = choose(item);
    fillGramian(size, lambda);
    descend(size);
    StrongestEntries.Selection selection = new StrongestEntries.Selection(Math.min(kept, size));
    for (int i = 0; i < size; i++) {
      place[chosen[i]] = 0;
      if (weights[i] >= Float.MIN_NORMAL) {
        selection.offer(chosen[i], weights[i], weights[i]);
      }
    }
    return selection.entries();
  }

  /** The item's strongest neighbours by cosine become the unknowns; the start of the gradient. */
  private int choose(int item) {
    SparseRows rows = counts.neighbours();
    int from = rows.offsets()[item];
    int to = rows.offsets()[item + 1];
    StrongestEntries.Selection selection =
        new StrongestEntries.Selection(Math.min(candidates, to - from));
    for (int at = from; at < to; at++) {
      int other = rows.indices()[at];
      float value = rows.values()[at];
      selection.offer(other, value, value / (float) Math.sqrt(counts.diagonal()[other]));
    }
    StrongestEntries strongest = selection.entries();
    int size = strongest.columns().length;
    for (int i = 0; i < size; i++) {
      chosen[i] = strongest.columns()[i];
      place[chosen[i]] = i + 1;
      gradient[i] = -strongest.values()[i];
      weights[i] = 0;
    }
    return size;
  }

  private void fillGramian(int size, float lambda) {
    SparseRows rows = counts.neighbours();
    Arrays.fill(gramian, 0, size * size, 0);
    for (int i = 0; i < size; i++) {
      gramian[i * size + i] = counts.diagonal()[chosen[i]] + lambda;
      for (int at = rows.offsets()[chosen[i]]; at < rows.offsets()[chosen[i] + 1]; at++) {
        int j = place[rows.indices()[at]] - 1;
        if (j >= 0) {
          // A pair may be among the strongest of one of the two only.
          gramian[i * size + j] = rows.values()[at];
          gramian[j * size + i] = rows.values()[at];
        }
      }
    }
  }

  private void descend(int size) {
    for (int sweep = 0; sweep < MAX_SWEEPS; sweep++) {
      float largestStep = 0;
      for (int i = 0; i < size; i++) {
        float before = weights[i];
        float after = Math.max(0, before - gradient[i] / gramian[i * size + i]);
        float step = after - before;
        if (step != 0) {
          weights[i] = after;
          addScaled(gradient, gramian, i * size, step, size);
          largestStep = Math.max(largestStep, Math.abs(step));
        }
      }
      if (largestStep < TOLERANCE) {
        return;
      }
    }
  }

  private static void addScaled(float[] target, float[] matrix, int row, float scale, int size) {
    for (int i = 0; i < size; i++) {
      target[i] += scale * matrix[row + i];
    }
  }
}
