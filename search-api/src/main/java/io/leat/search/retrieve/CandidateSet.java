package io.leat.search.retrieve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * The frozen set that totals, facets and pages are of: all that the retrievers bring in. How many
 * there are does not depend on the page.
 *
 * @param docs Lucene's document numbers, ascending
 * @param found for each retriever, what it brought in; null where it only scores
 */
public record CandidateSet(
    List<WeightedRetriever> retrievers, @Nullable Query filter, int[] docs, List<Found> found) {

  /**
   * What one retriever brought in.
   *
   * @param docs ascending; none where it brings nothing in
   * @param nanos that it took
   */
  public record Found(int[] docs, long nanos) {}

  /**
   * Gathers what the bringing retrievers find.
   *
   * @param filter every candidate passes it, inside each retriever; null for all
   */
  public static CandidateSet gather(
      IndexSearcher searcher, List<WeightedRetriever> retrievers, @Nullable Query filter)
      throws IOException {
    int[] docs = {};
    List<Found> found = new ArrayList<>();
    for (WeightedRetriever each : retrievers) {
      long start = System.nanoTime();
      int[] brought = each.bringsIn() ? each.retriever().retrieve(searcher, filter) : new int[0];
      docs = DocumentSets.union(docs, brought);
      found.add(new Found(brought, System.nanoTime() - start));
    }
    return new CandidateSet(List.copyOf(retrievers), filter, docs, found);
  }
}
