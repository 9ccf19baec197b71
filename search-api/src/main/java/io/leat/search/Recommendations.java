package io.leat.search;

import io.leat.core.hybrid.HybridModel;
import io.leat.core.hybrid.RecommendationBlend;
import io.leat.core.model.Interest;
import io.leat.core.profile.Action;
import io.leat.core.profile.ItemInterest;
import io.leat.index.document.ItemFields;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.blend.Ranking;
import io.leat.search.blend.WeightedSum;
import io.leat.search.query.FilterQuery;
import io.leat.search.retrieve.CandidateSet;
import io.leat.search.retrieve.NumberRetriever;
import io.leat.search.retrieve.Retriever;
import io.leat.search.retrieve.WeightedRetriever;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items for a shopper, by the blend that the model has learnt: what stands together with what the
 * shopper has, what came next for others, the interest vector's neighbours, what is in demand. What
 * was bought and what the filters leave out is left out inside every retriever, so that there are
 * always enough to choose from. Of whom nothing is known gets what is popular.
 */
final class Recommendations {
  /** The most telling first. */
  private static final List<Action> TELLING =
      List.of(Action.PURCHASE, Action.ADD_TO_CART, Action.RATING, Action.CLICK, Action.VIEW);

  private final SearchSettings settings;

  Recommendations(SearchSettings settings) {
    this.settings = settings;
  }

  SearchAnswer answer(ServingSnapshot snapshot, RecommendationRequest request) throws IOException {
    Shopper shopper = Shopper.of(snapshot, request.userId(), request.sessionItems());
    FilterQuery filter = new FilterQuery(request.filters());
    if (request.again()) {
      filter.only(ItemFields.ITEM_ID, shopper.profile().boughtItems());
    } else if (request.excludeSeen()) {
      filter.without(ItemFields.ITEM_ID, shopper.profile().items().keySet());
    } else if (request.excludeBought()) {
      filter.without(ItemFields.ITEM_ID, shopper.profile().boughtItems());
    }
    if (request.candidates() != null) {
      filter.only(ItemFields.ITEM_ID, request.candidates());
    }
    CandidateSet candidates =
        CandidateSet.gather(
            snapshot.items(), retrievers(snapshot, shopper, request), filter.build());
    Ranking ranking = new WeightedSum().rank(candidates.parts());
    HitPage page = new HitPage(new ItemRecords(snapshot), doc -> because(snapshot, shopper, doc));
    return new SearchAnswer(
        Served.by(snapshot),
        ranking.size(),
        null,
        shopper.unknownSessionItems(),
        page.hits(candidates, ranking, 0, request.size()));
  }

  private List<WeightedRetriever> retrievers(
      ServingSnapshot snapshot, Shopper shopper, RecommendationRequest request) throws IOException {
    HybridModel hybrid = snapshot.model().hybrid();
    PartRetrievers parts = PartRetrievers.of(snapshot, shopper, settings.interestNeighbours());
    RecommendationBlend blend = blend(hybrid, request);
    List<WeightedRetriever> retrievers = new ArrayList<>();
    if (!parts.isEmpty()) {
      for (RecommendationBlend.WeightedPart part : blend.parts()) {
        Retriever retriever = parts.retriever(part.part());
        if (retriever != null) {
          retrievers.add(WeightedRetriever.bringing(retriever, part.weight()));
        }
      }
    }
    return retrievers.isEmpty()
        ? List.of(
            WeightedRetriever.bringing(
                NumberRetriever.popularity(settings.interestNeighbours()), 1))
        : retrievers;
  }

  private static RecommendationBlend blend(HybridModel hybrid, RecommendationRequest request) {
    if (request.again()) {
      return hybrid.forRepeats();
    }
    return request.userId() == null ? hybrid.forSessions() : hybrid.forUsers();
  }

  private List<Reason> because(ServingSnapshot snapshot, Shopper shopper, int doc)
      throws IOException {
    float[] candidate = snapshot.vector(doc, ItemFields.EMBEDDING);
    if (candidate == null || shopper.interest().isEmpty()) {
      return List.of();
    }
    List<Interest.Contribution> contributions =
        shopper.interest().contributions(shopper.folded(), candidate);
    double whole = contributions.stream().mapToDouble(Interest.Contribution::part).sum();
    if (!(whole > 0)) {
      return List.of();
    }
    ItemRecords records = new ItemRecords(snapshot);
    List<Reason> reasons = new ArrayList<>();
    for (Interest.Contribution contribution : contributions) {
      if (reasons.size() == settings.reasons() || contribution.part() <= 0) {
        break;
      }
      String itemId = contribution.itemId();
      reasons.add(
          new Reason(
              itemId,
              records.title(snapshot.itemDoc(itemId)),
              mostTelling(shopper.profile().items().get(itemId)),
              contribution.part() / whole));
    }
    return reasons;
  }

  private static String mostTelling(@Nullable ItemInterest interest) {
    return TELLING.stream()
        .filter(action -> interest != null && interest.has(action))
        .findFirst()
        .orElse(Action.VIEW)
        .externalName();
  }
}
