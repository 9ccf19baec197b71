package io.leat.core.neighbours;

import io.leat.core.matrix.SparseRows;
import java.io.Serializable;

/**
 * What says the same of itself: cosine of TF-IDF vectors over an inverted index, so that only items
 * that share a word are ever compared. Words that stand in very many items are passed over: they
 * bring almost every item together and tell almost nothing.
 *
 * @param kept how many neighbours of each item are kept
 * @param commonest a word in more items than this is passed over while candidates are gathered
 */
public record ContentNeighbours(int kept, int commonest) implements Serializable {
  public static final ContentNeighbours DEFAULT = new ContentNeighbours(50, 5000);

  /** Added to a row's sum: the fewer and farther the neighbours, the less they count in all. */
  private static final float SHRINKAGE = 0.3f;

  public ContentNeighbours {
    if (kept < 1 || commonest < 1) {
      throw new IllegalArgumentException(
          "kept and commonest must be at least 1, were %d and %d".formatted(kept, commonest));
    }
  }

  /**
   * The neighbours of each item, each row divided by its sum and a little more.
   *
   * @param documents items x terms, rows of unit length or empty: {@code ContentModel.weigh}
   * @param among whether an item may be a neighbour
   * @return items x items
   */
  public SparseRows fit(SparseRows documents, boolean[] among) {
    SparseRows postings = documents.transpose();
    ThreadLocal<Row> rows = ThreadLocal.withInitial(() -> new Row(documents.rows()));
    return StrongestEntries.ofItems(
        documents.rows(), item -> rows.get().of(item, documents, postings, among));
  }

  /** One item's neighbours under construction; reused by one thread. */
  private final class Row {
    private final float[] sums;
    private final int[] touched;

    Row(int items) {
      sums = new float[items];
      touched = new int[items];
    }

    StrongestEntries of(int item, SparseRows documents, SparseRows postings, boolean[] among) {
      int count = 0;
      for (int i = documents.offsets()[item]; i < documents.offsets()[item + 1]; i++) {
        int term = documents.indices()[i];
        int from = postings.offsets()[term];
        int to = postings.offsets()[term + 1];
        if (to - from > commonest) {
          continue;
        }
        for (int at = from; at < to; at++) {
          int other = postings.indices()[at];
          if (other != item && among[other]) {
            if (sums[other] == 0) {
              touched[count++] = other;
            }
            sums[other] += documents.values()[i] * postings.values()[at];
          }
        }
      }
      StrongestEntries.Selection selection = new StrongestEntries.Selection(Math.min(kept, count));
      for (int i = 0; i < count; i++) {
        selection.offer(touched[i], sums[touched[i]], sums[touched[i]]);
        sums[touched[i]] = 0;
      }
      return selection.entries().dividedBySumPlus(SHRINKAGE);
    }
  }
}
