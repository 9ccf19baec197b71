package io.leat.index.search;

import io.leat.index.document.ItemFields;
import io.leat.index.document.ItemText;
import io.leat.index.search.GenerationCheck.Probe;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/** Whether queries answer: a title's words find its item, a vector finds its neighbours. */
final class QueryCheck {
  private static final int NEIGHBOURS = 10;

  private final ServingSnapshot snapshot;
  private final Problems problems;

  QueryCheck(ServingSnapshot snapshot, Problems problems) {
    this.snapshot = snapshot;
    this.problems = problems;
  }

  void check(List<Probe> probes) throws IOException {
    for (Probe probe : probes) {
      int doc = snapshot.itemDoc(probe.itemId());
      if (doc < 0) {
        problems.add(
            "Item '%s' is not found by its id, so not by its title either"
                .formatted(probe.itemId()));
      } else {
        checkTitle(probe);
        checkNeighbours(probe, doc);
      }
    }
  }

  private void checkTitle(Probe probe) throws IOException {
    for (String term : ItemText.terms(probe.title())) {
      Query found =
          new BooleanQuery.Builder()
              .add(new TermQuery(new Term(ItemFields.TITLE, term)), Occur.MUST)
              .add(new TermQuery(new Term(ItemFields.ITEM_ID, probe.itemId())), Occur.FILTER)
              .build();
      if (snapshot.items().count(found) != 1) {
        problems.add(
            "The word '%s' does not find item '%s', which is called '%s'"
                .formatted(term, probe.itemId(), probe.title()));
      }
    }
  }

  private void checkNeighbours(Probe probe, int doc) throws IOException {
    float[] embedding = snapshot.vector(doc, ItemFields.EMBEDDING);
    if (embedding == null) {
      return;
    }
    Query nearest = new KnnFloatVectorQuery(ItemFields.EMBEDDING, embedding, NEIGHBOURS);
    ScoreDoc[] hits = snapshot.items().search(nearest, NEIGHBOURS).scoreDocs;
    int wanted = Math.min(NEIGHBOURS, snapshot.items().getIndexReader().numDocs());
    if (hits.length < wanted) {
      problems.add(
          "The embedding of item '%s' finds %d neighbours, not %d"
              .formatted(probe.itemId(), hits.length, wanted));
    }
  }
}
