package io.leat.search.retrieve;

import io.leat.core.blend.Scale;
import io.leat.index.document.ItemFields;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Finds by sparse lists: an item's score is the sum, over what the person has, of the person's
 * weight times the list's weight,
 *
 * <pre>
 * score(j) = sum over items i of the person  a_i * B_ij
 * </pre>
 *
 * with B a matrix of {@link io.leat.index.document.ItemNeighbours}. To Lucene it is a disjunction
 * of features, so that filters act inside and only the best are scored to the end.
 *
 * @param k how many items it brings in
 */
public record NeighbourListRetriever(String name, Scale scale, Query query, int k)
    implements Retriever {
  /** Lucene's own limit on a disjunction. */
  private static final int MAX_ITEMS = IndexSearcher.getMaxClauseCount();

  /** Lucene's own limit on a feature's weight. */
  private static final double MAX_WEIGHT = 64;

  /**
   * The retriever over one relation's lists.
   *
   * @param weights of the person's items; those not above zero do not count, and of more than
   *     Lucene's limit of clauses the heaviest do
   */
  public static NeighbourListRetriever of(
      String name, Scale scale, String relation, Map<String, Double> weights, int k) {
    double greatest = weights.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    double shrink = Math.max(1, greatest / MAX_WEIGHT);
    List<Map.Entry<String, Double>> heaviest =
        weights.entrySet().stream()
            .filter(entry -> (float) (entry.getValue() / shrink) > 0)
            .sorted(
                Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MAX_ITEMS)
            .toList();
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (Map.Entry<String, Double> entry : heaviest) {
      query.add(
          FeatureField.newLinearQuery(
              ItemFields.neighbours(relation), entry.getKey(), (float) (entry.getValue() / shrink)),
          Occur.SHOULD);
    }
    return new NeighbourListRetriever(name, scale, query.build(), k);
  }

  @Override
  public int[] retrieve(IndexSearcher searcher, @Nullable Query filter) throws IOException {
    Query filtered = query;
    if (filter != null) {
      filtered =
          new BooleanQuery.Builder().add(query, Occur.MUST).add(filter, Occur.FILTER).build();
    }
    return MatchingDocuments.of(searcher.search(filtered, k).scoreDocs);
  }

  @Override
  public DoubleValuesSource scores() {
    return DoubleValuesSource.fromQuery(query);
  }
}
