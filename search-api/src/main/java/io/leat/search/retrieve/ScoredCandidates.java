package io.leat.search.retrieve;

import io.leat.search.blend.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * The second phase: every retriever's score of the candidates that may come first.
 *
 * <pre>
 * candidates         all that match the words, and the few that other retrievers bring in
 * window             the best by the words, and those few             scored by every retriever
 * the rest           asked for only by who leafs beyond the window    scored by the words alone
 * </pre>
 *
 * What is in the window does not depend on the page, and no candidate outside of it has a better
 * score by the words than one inside: so the order does not depend on how deep a page is either.
 *
 * @param docs Lucene's document numbers, ascending
 * @param parts one for each retriever, one raw score for each of docs; NaN where it was not asked
 * @param nanos that each retriever's scoring took
 */
public record ScoredCandidates(int[] docs, List<Part> parts, List<Long> nanos) {

  /**
   * Scores.
   *
   * @param narrowed those of the candidates that are wanted, ascending
   * @param narrowing the query that narrowed them; null where all are wanted
   * @param window how many of an unlimited retriever's get a second look
   * @param depth how many are to be scored at all
   */
  public static ScoredCandidates of(
      IndexSearcher searcher,
      CandidateSet candidates,
      int[] narrowed,
      @Nullable Query narrowing,
      int window,
      int depth)
      throws IOException {
    if (narrowed.length <= window) {
      return score(searcher, candidates.retrievers(), narrowed, narrowed);
    }
    Query filter = both(candidates.filter(), narrowing);
    int[] near = {};
    int[] all = {};
    for (int r = 0; r < candidates.retrievers().size(); r++) {
      Retriever retriever = candidates.retrievers().get(r).retriever();
      int[] brought = candidates.found().get(r).docs();
      if (!retriever.isUnlimited() || brought.length <= window) {
        near = DocumentSets.union(near, DocumentSets.intersection(brought, narrowed));
      } else {
        near = DocumentSets.union(near, retriever.leading(searcher, filter, window));
        if (depth > window) {
          all = DocumentSets.union(all, retriever.leading(searcher, filter, depth));
        }
      }
    }
    return score(searcher, candidates.retrievers(), near, DocumentSets.union(near, all));
  }

  private static @Nullable Query both(@Nullable Query one, @Nullable Query other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return new BooleanQuery.Builder().add(one, Occur.FILTER).add(other, Occur.FILTER).build();
  }

  private static ScoredCandidates score(
      IndexSearcher searcher, List<WeightedRetriever> retrievers, int[] window, int[] docs)
      throws IOException {
    List<Part> parts = new ArrayList<>();
    List<Long> nanos = new ArrayList<>();
    for (WeightedRetriever each : retrievers) {
      long start = System.nanoTime();
      Retriever retriever = each.retriever();
      double[] raw =
          retriever.isUnlimited()
              ? DocumentScores.of(searcher, docs, retriever.scores())
              : spread(window, DocumentScores.of(searcher, window, retriever.scores()), docs);
      parts.add(new Part(retriever.name(), each.weight(), retriever.scale(), raw));
      nanos.add(System.nanoTime() - start);
    }
    return new ScoredCandidates(docs, List.copyOf(parts), List.copyOf(nanos));
  }

  /** The scores of some of the documents as scores of all. */
  private static double[] spread(int[] window, double[] scores, int[] docs) {
    if (window.length == docs.length) {
      return scores;
    }
    double[] spread = new double[docs.length];
    Arrays.fill(spread, Double.NaN);
    int next = 0;
    for (int i = 0; i < docs.length && next < window.length; i++) {
      if (docs[i] == window[next]) {
        spread[i] = scores[next++];
      }
    }
    return spread;
  }
}
