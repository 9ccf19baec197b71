package io.leat.search.facet;

import io.leat.index.document.FacetValue;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;

/** Counts the values of a field of {@link FacetValue}s among given documents. */
final class ValueCounts {

  /** How many have a value, and how most of them write it. */
  static final class Count {
    private String label;
    private int labelCount;
    private int count;

    private Count(String label) {
      this.label = label;
    }

    private void add(FacetValue value, int documents) {
      count += documents;
      if (documents > labelCount) {
        label = value.label();
        labelCount = documents;
      }
    }

    String label() {
      return label;
    }

    int count() {
      return count;
    }
  }

  private ValueCounts() {}

  /**
   * Counts.
   *
   * @param docs ascending
   * @param wanted whether values with this key are
   * @return by key
   */
  static Map<String, Count> of(
      IndexReader reader, String field, int[] docs, Predicate<String> wanted) throws IOException {
    Map<String, Count> counts = new HashMap<>();
    int next = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      int end = leaf.docBase + leaf.reader().maxDoc();
      int first = next;
      while (next < docs.length && docs[next] < end) {
        next++;
      }
      SortedSetDocValues values = leaf.reader().getSortedSetDocValues(field);
      if (first < next && values != null) {
        int[] byOrd = count(values, docs, first, next, leaf.docBase);
        for (int ord = 0; ord < byOrd.length; ord++) {
          if (byOrd[ord] > 0) {
            FacetValue value = FacetValue.parse(values.lookupOrd(ord).utf8ToString());
            if (wanted.test(value.key())) {
              counts
                  .computeIfAbsent(value.key(), key -> new Count(value.label()))
                  .add(value, byOrd[ord]);
            }
          }
        }
      }
    }
    return counts;
  }

  private static int[] count(SortedSetDocValues values, int[] docs, int from, int to, int docBase)
      throws IOException {
    int[] byOrd = new int[Math.toIntExact(values.getValueCount())];
    for (int i = from; i < to; i++) {
      if (values.advanceExact(docs[i] - docBase)) {
        for (int n = values.docValueCount(); n > 0; n--) {
          byOrd[(int) values.nextOrd()]++;
        }
      }
    }
    return byOrd;
  }
}
