package io.leat.search.retrieve;

import io.leat.search.blend.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.IndexSearcher;

/**
 * The second phase: the retrievers' scores of candidates.
 *
 * @param docs Lucene's document numbers, ascending
 * @param parts one for each retriever, one raw score for each of docs; NaN where it was not asked
 * @param nanos that each retriever's scoring took
 */
public record ScoredCandidates(int[] docs, List<Part> parts, List<Long> nanos) {

  /** Every retriever's score of every document. */
  public static ScoredCandidates of(
      IndexSearcher searcher, List<WeightedRetriever> retrievers, int[] docs) throws IOException {
    return of(searcher, retrievers, docs, retrievers);
  }

  /**
   * The scores of some of the retrievers alone.
   *
   * @param asked of retrievers, which are; the others have no opinion
   */
  public static ScoredCandidates of(
      IndexSearcher searcher,
      List<WeightedRetriever> retrievers,
      int[] docs,
      List<WeightedRetriever> asked)
      throws IOException {
    List<Part> parts = new ArrayList<>();
    List<Long> nanos = new ArrayList<>();
    for (WeightedRetriever each : retrievers) {
      long start = System.nanoTime();
      Retriever retriever = each.retriever();
      double[] raw;
      if (asked.contains(each)) {
        raw = DocumentScores.of(searcher, docs, retriever.scores());
      } else {
        raw = new double[docs.length];
        Arrays.fill(raw, Double.NaN);
      }
      parts.add(new Part(retriever.name(), each.weight(), retriever.scale(), raw));
      nanos.add(System.nanoTime() - start);
    }
    return new ScoredCandidates(docs, List.copyOf(parts), List.copyOf(nanos));
  }
}
