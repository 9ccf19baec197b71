package io.leat.search;

import io.leat.core.blend.Scale;
import io.leat.core.hybrid.HybridModel;
import io.leat.core.hybrid.RecommendationBlend;
import io.leat.core.profile.ItemInterest;
import io.leat.index.document.FilterValues;
import io.leat.index.document.ItemFields;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.blend.WeightedSum;
import io.leat.search.filter.Filter;
import io.leat.search.filter.FilterField;
import io.leat.search.filter.FilterQuery;
import io.leat.search.live.LiveMemory;
import io.leat.search.page.ItemPage;
import io.leat.search.page.ItemPages;
import io.leat.search.page.ItemQuestion;
import io.leat.search.page.RankedItem;
import io.leat.search.retrieve.ItemScoresRetriever;
import io.leat.search.retrieve.NeighbourRetriever;
import io.leat.search.retrieve.NumberRetriever;
import io.leat.search.retrieve.Retriever;
import io.leat.search.retrieve.VectorMeasure;
import io.leat.search.retrieve.WeightedRetriever;
import io.leat.search.telemetry.AnswerTimer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/**
 * Items that nobody searched for, each {@link Surface} by a chain of sources: the first that has
 * anything answers, and the answer says which. What the filters leave out is left out inside every
 * retriever, so that there are always enough to choose from; no page is filled up with anything
 * else.
 *
 * <pre>
 * similar          similar          ─► popular_in_category
 * bought-together  bought_together  ─► similar
 * for-you          for_you          ─► trending ─► popular
 * buy-again        buy_again
 * trending         trending         ─► popular
 * recently-viewed  recently_viewed
 * next             next             ─► similar (to the newest item) ─► trending ─► popular
 * cart             bought_together  ─► next (of the cart) ─► trending ─► popular
 * </pre>
 */
final class Recommendations {
  private static final double BEHAVIOUR_WEIGHT = 0.6;
  private static final double CONTENT_WEIGHT = 0.4;

  private final SearchSettings settings;
  private final LiveMemory memory;

  Recommendations(SearchSettings settings, LiveMemory memory) {
    this.settings = settings;
    this.memory = memory;
  }

  /**
   * Answers.
   *
   * @param shopper who asks, as they were known when they first did
   * @throws NotFoundException when the item beside which others are wanted is unknown
   */
  SearchAnswer answer(
      ServingSnapshot snapshot,
      RecommendationRequest request,
      Shopper shopper,
      String queryId,
      AnswerTimer timer)
      throws IOException {
    timer.stage(AnswerTimer.Stage.UNDERSTAND);
    if (request.surface().needsItem()) {
      doc(snapshot, request.itemIds().getFirst());
    }
    Chain chain = new Chain(snapshot, request, shopper);
    ItemPages pages = new ItemPages(snapshot.items(), settings.window());
    Stage stage = null;
    ItemPage page = null;
    for (StageSource source : chain.sources()) {
      Stage tried = source.stage();
      if (tried == null) {
        continue;
      }
      stage = tried;
      page =
          pages.answer(
              new ItemQuestion(
                  tried.retrievers(),
                  new WeightedSum(),
                  tried.filter(),
                  request.shape(),
                  List.of(),
                  request.presentation().explain()),
              timer);
      if (page.total() > 0) {
        break;
      }
    }
    timer.stage(AnswerTimer.Stage.PRESENT);
    return answer(snapshot, request, shopper, queryId, stage, page);
  }

  private SearchAnswer answer(
      ServingSnapshot snapshot,
      RecommendationRequest request,
      Shopper shopper,
      String queryId,
      @Nullable Stage stage,
      @Nullable ItemPage found)
      throws IOException {
    ItemPage page = found == null ? new ItemPage(0, List.of(), Map.of(), List.of()) : found;
    String wanted = Chain.firstName(request.surface());
    String source = stage == null || page.total() == 0 ? wanted : stage.name();
    Hits hits = new Hits(snapshot, request.presentation(), null, told(snapshot, shopper, stage));
    return new SearchAnswer(
        queryId,
        Served.by(snapshot),
        Freshness.of(snapshot, memory, shopper.newest()),
        Personalization.of(shopper, 1),
        Total.of(page.total()),
        null,
        null,
        null,
        source,
        !source.equals(wanted),
        Degraded.now(),
        shopper.unknownSessionItems(),
        hits.of(page, request.shape().from(), request.shape().groupVariants()),
        page.facets(),
        null,
        request.presentation().explain() ? page.timings() : null);
  }

  private Hits.Told told(ServingSnapshot snapshot, Shopper shopper, @Nullable Stage stage) {
    Hits.Told byParts = Hits.Told.of(new Influences(snapshot, shopper, settings.reasons()));
    Stage.ItemReason reason = stage == null ? null : stage.reason();
    if (reason == null) {
      return byParts;
    }
    ItemRecords records = new ItemRecords(snapshot);
    return new Hits.Told() {
      @Override
      public Reason reason(RankedItem item) throws IOException {
        return reason.of(records.itemId(item.doc()));
      }

      @Override
      public List<Influence> because(RankedItem item) throws IOException {
        return byParts.because(item);
      }
    };
  }

  private static int doc(ServingSnapshot snapshot, String itemId) {
    int doc = snapshot.itemDoc(itemId);
    if (doc < 0) {
      throw NotFoundException.item("item_id", itemId);
    }
    return doc;
  }

  /** Makes a stage; null where there is nothing to go by. */
  private interface StageSource {
    @Nullable Stage stage() throws IOException;
  }

  /** The sources of one request. */
  private final class Chain {
    private final ServingSnapshot snapshot;
    private final RecommendationRequest request;
    private final Shopper shopper;

    Chain(ServingSnapshot snapshot, RecommendationRequest request, Shopper shopper) {
      this.snapshot = snapshot;
      this.request = request;
      this.shopper = shopper;
    }

    static String firstName(Surface surface) {
      return surface == Surface.CART ? "bought_together" : surface.externalName().replace('-', '_');
    }

    List<StageSource> sources() {
      List<String> items = request.itemIds();
      return switch (request.surface()) {
        case SIMILAR -> List.of(() -> similar(items.getFirst()), this::popularInCategory);
        case BOUGHT_TOGETHER ->
            List.of(() -> boughtTogether(items), () -> similar(items.getFirst()));
        case FOR_YOU -> List.of(this::forYou, this::trending, this::popular);
        case BUY_AGAIN -> List.of(this::buyAgain);
        case TRENDING -> List.of(this::trending, this::popular);
        case RECENTLY_VIEWED -> List.of(this::recentlyViewed);
        case NEXT -> List.of(this::next, this::likeNewest, this::trending, this::popular);
        case CART ->
            List.of(() -> boughtTogether(cart()), this::next, this::trending, this::popular);
      };
    }

    /** The items that the request names, or else those that the shopper put into the cart. */
    private List<String> cart() {
      return request.itemIds().isEmpty() ? List.copyOf(shopper.cart()) : request.itemIds();
    }

    /** What the request lets through, without what the shopper does not want to see. */
    private FilterQuery filter() {
      FilterQuery filter = new FilterQuery(request.filter());
      if (request.candidates() != null) {
        filter.only(ItemFields.ITEM_ID, request.candidates());
      }
      Set<String> without = new HashSet<>(shopper.excluded(request.exclude()));
      if (request.surface() == Surface.CART) {
        without.addAll(cart());
      }
      without.addAll(request.itemIds());
      return filter.without(ItemFields.ITEM_ID, without);
    }

    /** Neighbours in what people do with it and in what it says of itself, by direction alone. */
    private @Nullable Stage similar(String itemId) throws IOException {
      int doc = snapshot.itemDoc(itemId);
      if (doc < 0) {
        return null;
      }
      FilterQuery filter = filter().without(ItemFields.ITEM_ID, List.of(itemId));
      String groupId = new ItemRecords(snapshot).groupId(doc);
      if (groupId != null) {
        filter.without(ItemFields.GROUP_ID, List.of(groupId));
      }
      List<WeightedRetriever> retrievers = new ArrayList<>();
      addNeighbours(retrievers, "behaviour", BEHAVIOUR_WEIGHT, ItemFields.DIRECTION, doc);
      addNeighbours(retrievers, "content", CONTENT_WEIGHT, ItemFields.CONTENT, doc);
      return retrievers.isEmpty() ? null : stage("similar", retrievers, filter.build());
    }

    private void addNeighbours(
        List<WeightedRetriever> retrievers, String name, double weight, String field, int doc) {
      float @Nullable [] vector = snapshot.vector(doc, field);
      if (vector != null) {
        retrievers.add(
            WeightedRetriever.bringing(
                new NeighbourRetriever(
                    name,
                    Scale.UNIT,
                    field,
                    vector,
                    VectorMeasure.COSINE,
                    settings.similarNeighbours(),
                    snapshot.generation().vectors().explored(settings.similarNeighbours()),
                    Double.NEGATIVE_INFINITY),
                weight));
      }
    }

    private @Nullable Stage likeNewest() throws IOException {
      List<Shopper.Preference> newest = shopper.newestFirst(snapshot.model());
      return newest.isEmpty() ? null : similar(newest.getFirst().itemId());
    }

    private @Nullable Stage popularInCategory() throws IOException {
      int doc = doc(snapshot, request.itemIds().getFirst());
      String category = new ItemRecords(snapshot).record(doc).path("categories").path(0).asText();
      if (FilterValues.category(category).isEmpty()) {
        return null;
      }
      Filter same = new Filter.Is(new FilterField(FilterField.Kind.CATEGORY, "category"), category);
      Query filter =
          new FilterQuery(request.filter().and(same))
              .without(ItemFields.ITEM_ID, request.itemIds())
              .build();
      return number(
          "popular_in_category", NumberRetriever.popularity(settings.interestNeighbours()), filter);
    }

    private @Nullable Stage boughtTogether(List<String> itemIds) throws IOException {
      BoughtTogetherScores scores = BoughtTogetherScores.of(snapshot, itemIds);
      if (scores.isEmpty()) {
        return null;
      }
      return new Stage(
          "bought_together",
          List.of(WeightedRetriever.bringing(scores.retriever(settings.interestNeighbours()), 1)),
          filter().build(),
          scores::reason);
    }

    /** By the blend that the model has learnt. */
    private @Nullable Stage forYou() throws IOException {
      HybridModel hybrid = snapshot.model().hybrid();
      return learnt(
          "for_you",
          request.asker().userId() == null ? hybrid.forSessions() : hybrid.forUsers(),
          filter().build());
    }

    private @Nullable Stage buyAgain() throws IOException {
      Query bought =
          new FilterQuery(request.filter())
              .only(ItemFields.ITEM_ID, shopper.profile().boughtItems())
              .build();
      return learnt("buy_again", snapshot.model().hybrid().forRepeats(), bought);
    }

    private @Nullable Stage next() throws IOException {
      return learnt("next", snapshot.model().hybrid().forSessions(), filter().build());
    }

    private @Nullable Stage learnt(String name, RecommendationBlend blend, @Nullable Query filter)
        throws IOException {
      PartRetrievers parts = PartRetrievers.of(snapshot, shopper, settings.interestNeighbours());
      if (parts.isEmpty()) {
        return null;
      }
      List<WeightedRetriever> retrievers = new ArrayList<>();
      for (RecommendationBlend.WeightedPart part : blend.parts()) {
        Retriever retriever = parts.retriever(part.part());
        if (retriever != null) {
          retrievers.add(WeightedRetriever.bringing(retriever, part.weight()));
        }
      }
      return retrievers.isEmpty() ? null : stage(name, retrievers, filter);
    }

    private @Nullable Stage recentlyViewed() {
      List<Map.Entry<String, ItemInterest>> newest =
          shopper.profile().items().entrySet().stream()
              .sorted(
                  Comparator.comparingLong(
                          (Map.Entry<String, ItemInterest> entry) -> -entry.getValue().lastTime())
                      .thenComparing(Map.Entry::getKey))
              .toList();
      Map<String, Double> recency = new HashMap<>();
      for (int i = 0; i < newest.size(); i++) {
        recency.put(newest.get(i).getKey(), (double) (newest.size() - i));
      }
      return recency.isEmpty()
          ? null
          : number(
              "recently_viewed",
              new ItemScoresRetriever("recency", Scale.MAX, recency, recency.size()),
              filter().build());
    }

    /** Only what any people took to of late. */
    private Stage trending() {
      Query some =
          NumericDocValuesField.newSlowRangeQuery(
              ItemFields.TREND,
              NumericUtils.doubleToSortableLong(Double.MIN_VALUE),
              NumericUtils.doubleToSortableLong(Double.MAX_VALUE));
      return number(
          "trending",
          new NumberRetriever(
              "trend", ItemFields.TREND, Scale.LOG_MAX, settings.interestNeighbours()),
          filter().and(some).build());
    }

    private Stage popular() {
      return number(
          "popular", NumberRetriever.popularity(settings.interestNeighbours()), filter().build());
    }

    private Stage number(String name, Retriever retriever, @Nullable Query filter) {
      return stage(name, List.of(WeightedRetriever.bringing(retriever, 1)), filter);
    }

    private Stage stage(String name, List<WeightedRetriever> retrievers, @Nullable Query filter) {
      return new Stage(name, retrievers, filter, null);
    }
  }
}
