package io.leat.search.retrieve;

import io.leat.search.blend.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * The frozen set that hits, totals and pages are of, with every retriever's score of every
 * candidate.
 *
 * @param docs Lucene's document numbers, ascending
 * @param parts one for each retriever, one raw score for each of docs
 */
public record CandidateSet(int[] docs, List<Part> parts) {

  /** Gathers what the bringing retrievers find, then lets all of them score it. */
  public static CandidateSet gather(
      IndexSearcher searcher, List<WeightedRetriever> retrievers, @Nullable Query filter)
      throws IOException {
    IntStream found = IntStream.empty();
    for (WeightedRetriever each : retrievers) {
      if (each.bringsIn()) {
        found = IntStream.concat(found, IntStream.of(each.retriever().retrieve(searcher, filter)));
      }
    }
    int[] docs = found.sorted().distinct().toArray();
    List<Part> parts = new ArrayList<>();
    for (WeightedRetriever each : retrievers) {
      Retriever retriever = each.retriever();
      double[] raw = DocumentScores.of(searcher, docs, retriever.scores());
      parts.add(new Part(retriever.name(), each.weight(), retriever.scale(), raw));
    }
    return new CandidateSet(docs, parts);
  }
}
