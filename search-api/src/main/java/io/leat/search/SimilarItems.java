package io.leat.search;

import io.leat.core.blend.Scale;
import io.leat.index.document.ItemFields;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.blend.Ranking;
import io.leat.search.blend.WeightedSum;
import io.leat.search.live.LiveMemory;
import io.leat.search.query.FilterQuery;
import io.leat.search.query.Filters;
import io.leat.search.retrieve.CandidateSet;
import io.leat.search.retrieve.NeighbourRetriever;
import io.leat.search.retrieve.VectorMeasure;
import io.leat.search.retrieve.WeightedRetriever;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Items like one item: neighbours in what people do with it and in what it says of itself. Both are
 * compared by cosine, since likeness is of direction, not of popularity; the item itself and its
 * variants are left out inside the search.
 */
final class SimilarItems {
  private static final double BEHAVIOUR_WEIGHT = 0.6;
  private static final double CONTENT_WEIGHT = 0.4;

  private final SearchSettings settings;
  private final LiveMemory memory;

  SimilarItems(SearchSettings settings, LiveMemory memory) {
    this.settings = settings;
    this.memory = memory;
  }

  SearchAnswer answer(ServingSnapshot snapshot, String itemId, int size, Filters filters)
      throws IOException {
    int doc = snapshot.itemDoc(itemId);
    if (doc < 0) {
      throw NotFoundException.item("item_id", itemId);
    }
    ItemRecords records = new ItemRecords(snapshot);
    FilterQuery filter = new FilterQuery(filters).without(ItemFields.ITEM_ID, List.of(itemId));
    String groupId = records.groupId(doc);
    if (groupId != null) {
      filter.without(ItemFields.GROUP_ID, List.of(groupId));
    }
    List<WeightedRetriever> retrievers = new ArrayList<>();
    add(retrievers, "behaviour", BEHAVIOUR_WEIGHT, ItemFields.DIRECTION, snapshot, doc);
    add(retrievers, "content", CONTENT_WEIGHT, ItemFields.CONTENT, snapshot, doc);
    Query query = filter.build();
    CandidateSet candidates = CandidateSet.gather(snapshot.items(), retrievers, query);
    Ranking ranking = new WeightedSum().rank(candidates.parts());
    return new SearchAnswer(
        Served.by(snapshot),
        Freshness.of(snapshot, memory),
        ranking.size(),
        null,
        List.of(),
        new HitPage(records, HitPage.Reasons.NONE).hits(candidates, ranking, 0, size));
  }

  private void add(
      List<WeightedRetriever> retrievers,
      String name,
      double weight,
      String field,
      ServingSnapshot snapshot,
      int doc) {
    float @Nullable [] vector = snapshot.vector(doc, field);
    if (vector == null) {
      return;
    }
    retrievers.add(
        WeightedRetriever.bringing(
            new NeighbourRetriever(
                name,
                Scale.UNIT,
                field,
                vector,
                VectorMeasure.COSINE,
                settings.similarNeighbours(),
                Double.NEGATIVE_INFINITY),
            weight));
  }
}
