package io.leat.core.neighbours;

import io.leat.core.history.Histories;
import io.leat.core.matrix.SparseRows;

/**
 * What is chosen after what: a Markov chain that also looks over the next few acts, the nearer the
 * more (the sequential rules of Ludewig &amp; Jannach 2018, section 3.1.2),
 *
 * <pre>
 * T_ij = sum over people, over acts of i followed d acts later by j, d &lt;= reach  of  1 / d
 * </pre>
 *
 * An item followed by itself counts: who looked once may look again.
 *
 * @param counts acts on each item
 * @param outgoing sum of T_ij over the j to which item i leads most, {@code 4 * kept} of them at
 *     most
 * @param forward row j holds T_ij for each item i
 * @param backward row j holds T_ji for each item i
 * @param kept how many neighbours of each item a list keeps, those with the greatest weights
 */
public record Transitions(
    float[] counts, float[] outgoing, SparseRows forward, SparseRows backward, int kept) {

  /** Who came from j may go back to it. */
  private static final float BACKWARD_SHARE = 0.3f;

  /** Imagined steps to nowhere, so that few steps tell little. */
  private static final float SHRINKAGE = 5;

  public Transitions {
    if (kept < 1) {
      throw new IllegalArgumentException("kept must be at least 1, was " + kept);
    }
  }

  /** Counts; acts against an item are passed over. */
  public static Transitions of(Histories histories, int reach, int kept) {
    if (reach < 1) {
      throw new IllegalArgumentException("reach must be at least 1, was " + reach);
    }
    int items = histories.itemCount();
    Walks walks = Walks.of(histories);
    ThreadLocal<StepCounter> counters =
        ThreadLocal.withInitial(() -> new StepCounter(walks, items, reach));
    // Many more than are kept: a list is chosen by weights that are known only at the end.
    int most = 4 * kept;
    SparseRows forward = StrongestEntries.ofItems(items, item -> counters.get().before(item, most));
    SparseRows backward = StrongestEntries.ofItems(items, item -> counters.get().after(item, most));
    float[] outgoing = new float[items];
    for (int item = 0; item < items; item++) {
      for (int at = backward.offsets()[item]; at < backward.offsets()[item + 1]; at++) {
        outgoing[item] += backward.values()[at];
      }
    }
    return new Transitions(walks.counts(), outgoing, forward, backward, kept);
  }

  /**
   * What comes next: {@code (T_ij + .3 T_ji) / (sum_j T_ij + 5)}.
   *
   * @return items x items: row j holds, for each item i that leads to j, how much it does
   */
  public SparseRows next() {
    return lists(
        (i, j, there, back) -> (there + BACKWARD_SHARE * back) / (outgoing[i] + SHRINKAGE));
  }

  /** What stands around: {@code (T_ij + T_ji) / sqrt(n_i n_j)}, n counting the acts on an item. */
  public SparseRows around() {
    return lists((i, j, there, back) -> (there + back) / (float) Math.sqrt(counts[i] * counts[j]));
  }

  /** A weight from the steps from i to j and back. */
  @FunctionalInterface
  private interface Weight {
    float of(int i, int j, float there, float back);
  }

  private SparseRows lists(Weight weight) {
    return StrongestEntries.ofItems(counts.length, item -> list(item, weight));
  }

  private StrongestEntries list(int item, Weight weight) {
    StrongestEntries.Selection selection = new StrongestEntries.Selection(kept);
    int there = forward.offsets()[item];
    int back = backward.offsets()[item];
    int thereEnd = forward.offsets()[item + 1];
    int backEnd = backward.offsets()[item + 1];
    while (there < thereEnd || back < backEnd) {
      int i = there < thereEnd ? forward.indices()[there] : Integer.MAX_VALUE;
      int k = back < backEnd ? backward.indices()[back] : Integer.MAX_VALUE;
      int other = Math.min(i, k);
      float stepsThere = i == other ? forward.values()[there++] : 0;
      float stepsBack = k == other ? backward.values()[back++] : 0;
      float value = weight.of(other, item, stepsThere, stepsBack);
      selection.offer(other, value, value);
    }
    return selection.entries();
  }
}
