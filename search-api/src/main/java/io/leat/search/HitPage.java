package io.leat.search;

import io.leat.search.blend.Ranking;
import io.leat.search.retrieve.CandidateSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Cuts a page out of a blended candidate set. */
final class HitPage {
  private final ItemRecords records;
  private final Reasons reasons;

  HitPage(ItemRecords records, Reasons reasons) {
    this.records = records;
    this.reasons = reasons;
  }

  /** Says why a document is among the hits; an empty list where there is nothing to say. */
  interface Reasons {
    Reasons NONE = doc -> List.of();

    List<Reason> because(int doc) throws IOException;
  }

  List<Hit> hits(CandidateSet candidates, Ranking ranking, int from, int size) throws IOException {
    List<Hit> hits = new ArrayList<>();
    for (int candidate : ranking.page(from, size, i -> itemId(candidates.docs()[i]))) {
      int doc = candidates.docs()[candidate];
      hits.add(
          new Hit(
              records.itemId(doc),
              ranking.score(candidate),
              ranking.parts(candidate),
              records.record(doc),
              reasons.because(doc)));
    }
    return hits;
  }

  private String itemId(int doc) {
    try {
      return records.itemId(doc);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
