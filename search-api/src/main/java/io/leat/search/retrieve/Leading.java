package io.leat.search.retrieve;

import io.leat.index.document.ItemFields;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/** The documents of the greatest scores, ties by item id. */
final class Leading {
  private static final Sort BY_ID =
      new Sort(new SortField(ItemFields.ITEM_ID, SortField.Type.STRING));

  private Leading() {}

  /**
   * Chooses.
   *
   * @param docs ascending
   * @param scores one of each
   * @param depth how many, fewer than there are
   * @return ascending
   */
  static int[] of(IndexSearcher searcher, int[] docs, double[] scores, int depth)
      throws IOException {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    double least = sorted[sorted.length - depth];
    int[] above = new int[depth];
    int[] ties = new int[docs.length];
    int aboveCount = 0;
    int tieCount = 0;
    for (int i = 0; i < docs.length; i++) {
      if (scores[i] > least) {
        above[aboveCount++] = docs[i];
      } else if (scores[i] == least) {
        ties[tieCount++] = docs[i];
      }
    }
    int[] tied = Arrays.copyOf(ties, tieCount);
    int wanted = depth - aboveCount;
    int[] first =
        tieCount == wanted
            ? tied
            : MatchingDocuments.of(
                searcher.search(new DocumentsQuery(tied), wanted, BY_ID).scoreDocs);
    return DocumentSets.union(Arrays.copyOf(above, aboveCount), first);
  }
}
