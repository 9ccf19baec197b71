package io.leat.search;

import io.leat.core.hybrid.PartSpec;
import io.leat.core.session.SessionKnn;
import io.leat.core.session.SessionKnnParameters;
import io.leat.index.document.ItemFields;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.Shopper.Preference;
import io.leat.search.retrieve.ItemScoresRetriever;
import io.leat.search.retrieve.NeighbourListRetriever;
import io.leat.search.retrieve.NeighbourRetriever;
import io.leat.search.retrieve.NumberRetriever;
import io.leat.search.retrieve.Retriever;
import io.leat.search.retrieve.SessionVotes;
import io.leat.search.retrieve.VectorMeasure;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a learnt blend as retrievers over one snapshot, for one shopper: the same arithmetic
 * by which training scored them.
 *
 * @param preferences of the shopper, newest first
 * @param interest vector; null where it says nothing
 * @param depth how many items each brings in
 */
record PartRetrievers(
    ServingSnapshot snapshot,
    List<Preference> preferences,
    float @Nullable [] interest,
    int depth) {

  static PartRetrievers of(ServingSnapshot snapshot, Shopper shopper, int depth) {
    return new PartRetrievers(
        snapshot, shopper.newestFirst(snapshot.model()), shopper.vector(), depth);
  }

  /** Whether nothing is known of the shopper. */
  boolean isEmpty() {
    return preferences.isEmpty();
  }

  /** The part's retriever; null where the shopper gives it nothing to go by. */
  @Nullable Retriever retriever(PartSpec part) throws IOException {
    return switch (part.kind()) {
      case INTEREST -> interest == null ? null : neighbours(part, interest);
      case LIST ->
          NeighbourListRetriever.of(
              part.name(),
              part.scale(),
              snapshot.items().getIndexReader(),
              part.source(),
              weights(part),
              depth);
      case SESSIONS -> sessions(part);
      case OWN -> new ItemScoresRetriever(part.name(), part.scale(), weights(part), depth);
      case NUMBER -> new NumberRetriever(part.name(), part.source(), part.scale(), depth);
    };
  }

  private NeighbourRetriever neighbours(PartSpec part, float[] vector) {
    return new NeighbourRetriever(
        part.name(),
        part.scale(),
        ItemFields.EMBEDDING,
        vector,
        VectorMeasure.INNER_PRODUCT,
        depth,
        snapshot.generation().vectors().explored(depth),
        Double.NEGATIVE_INFINITY);
  }

  private Map<String, Double> weights(PartSpec part) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (int rank = 0; rank < Math.min(part.items(), preferences.size()); rank++) {
      Preference preference = preferences.get(rank);
      weights.put(preference.itemId(), part.weight(rank, preference.strength()));
    }
    return weights;
  }

  private @Nullable Retriever sessions(PartSpec part) throws IOException {
    SessionKnnParameters parameters = snapshot.model().hybrid().sessions().get(part.source());
    if (parameters == null) {
      return null;
    }
    List<String> newestFirst = preferences.stream().map(Preference::itemId).toList();
    return new ItemScoresRetriever(
        part.name(),
        part.scale(),
        SessionVotes.of(snapshot.sessions(), new SessionKnn(parameters), newestFirst),
        depth);
  }
}
