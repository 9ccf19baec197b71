package io.leat.search.retrieve;

import io.leat.core.blend.Scale;
import io.leat.index.document.ItemFields;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Finds items whose scores are known beforehand, by id: the {@code k} best that pass the filter.
 *
 * @param scoresById above zero; the map is not copied
 */
public record ItemScoresRetriever(String name, Scale scale, Map<String, Double> scoresById, int k)
    implements Retriever {
  private static final int SPARE = 3;

  /** Asks the index for the best few times k first: the filter seldom leaves out more. */
  @Override
  public int[] retrieve(IndexSearcher searcher, @Nullable Query filter) throws IOException {
    List<String> bestFirst =
        scoresById.entrySet().stream()
            .sorted(
                Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    int few = Math.min(bestFirst.size(), SPARE * k);
    int[] docs = passing(searcher, filter, bestFirst.subList(0, few));
    if (docs.length < k && few < bestFirst.size()) {
      docs = passing(searcher, filter, bestFirst);
    }
    return docs.length <= k ? docs : best(searcher, docs);
  }

  private static int[] passing(IndexSearcher searcher, @Nullable Query filter, List<String> itemIds)
      throws IOException {
    if (itemIds.isEmpty()) {
      return new int[0];
    }
    Query scored =
        new TermInSetQuery(ItemFields.ITEM_ID, itemIds.stream().map(BytesRef::new).toList());
    return MatchingDocuments.of(searcher, scored, filter);
  }

  private int[] best(IndexSearcher searcher, int[] docs) throws IOException {
    double[] scores = DocumentScores.of(searcher, docs, scores());
    Integer[] order = new Integer[docs.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparingInt(Integer::intValue));
    return Arrays.stream(order).limit(k).mapToInt(i -> docs[i]).sorted().toArray();
  }

  @Override
  public DoubleValuesSource scores() {
    return new ById(scoresById);
  }

  /** Looks each document's id up. */
  private static final class ById extends ComputedScores {
    private final Map<String, Double> scores;

    ById(Map<String, Double> scores) {
      this.scores = scores;
    }

    @Override
    public DoubleValues getValues(LeafReaderContext leaf, @Nullable DoubleValues unused)
        throws IOException {
      SortedDocValues ids = DocValues.getSorted(leaf.reader(), ItemFields.ITEM_ID);
      return new DoubleValues() {
        private double value;

        @Override
        public boolean advanceExact(int doc) throws IOException {
          if (!ids.advanceExact(doc)) {
            return false;
          }
          Double score = scores.get(ids.lookupOrd(ids.ordValue()).utf8ToString());
          value = score == null ? 0 : score;
          return score != null;
        }

        @Override
        public double doubleValue() {
          return value;
        }
      };
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ById that && scores.equals(that.scores);
    }

    @Override
    public int hashCode() {
      return scores.hashCode();
    }

    @Override
    public String toString() {
      return "scores by id";
    }
  }
}
