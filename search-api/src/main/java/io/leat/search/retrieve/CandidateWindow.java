package io.leat.search.retrieve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Which candidates get a second look:
 *
 * <pre>
 * candidates         all that match the words, and the few that other retrievers bring in
 * window             the best by the words, and those few             scored by every retriever
 * the rest           asked for only by who leafs beyond the window    scored by the words alone
 * </pre>
 *
 * What is in the window does not depend on the page, and no candidate outside of it has a better
 * score by the words than one inside: so the rest comes behind it, in the order of the words, and
 * the order does not depend on how deep a page is.
 *
 * @param docs of the window, ascending
 * @param leaders the retrievers that found more than the window holds; none where it holds all
 * @param filter that every candidate passes; null for all
 */
public record CandidateWindow(int[] docs, List<WeightedRetriever> leaders, @Nullable Query filter) {

  /**
   * The window.
   *
   * @param narrowed those of the candidates that are wanted, ascending
   * @param narrowing the query that narrowed them; null where all are wanted
   * @param size how many of an unlimited retriever's get a second look
   */
  public static CandidateWindow of(
      IndexSearcher searcher,
      CandidateSet candidates,
      int[] narrowed,
      @Nullable Query narrowing,
      int size)
      throws IOException {
    Query filter = both(candidates.filter(), narrowing);
    if (narrowed.length <= size) {
      return new CandidateWindow(narrowed, List.of(), filter);
    }
    int[] docs = {};
    List<WeightedRetriever> leaders = new ArrayList<>();
    for (int r = 0; r < candidates.retrievers().size(); r++) {
      WeightedRetriever each = candidates.retrievers().get(r);
      int[] brought = candidates.found().get(r).docs();
      if (each.retriever().isUnlimited() && brought.length > size) {
        leaders.add(each);
        docs = DocumentSets.union(docs, each.retriever().leading(searcher, filter, size));
      } else {
        docs = DocumentSets.union(docs, DocumentSets.intersection(brought, narrowed));
      }
    }
    return new CandidateWindow(docs, List.copyOf(leaders), filter);
  }

  private static @Nullable Query both(@Nullable Query one, @Nullable Query other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return FilteredQuery.unscored(one, other);
  }

  /**
   * The best of the rest by the words, with the whole window; ascending.
   *
   * @param depth how many of each leader's
   */
  public int[] beyond(IndexSearcher searcher, int depth) throws IOException {
    int[] all = docs;
    for (WeightedRetriever leader : leaders) {
      all = DocumentSets.union(all, leader.retriever().leading(searcher, filter, depth));
    }
    return all;
  }
}
