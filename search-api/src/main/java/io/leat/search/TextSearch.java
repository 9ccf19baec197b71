package io.leat.search;

import io.leat.core.blend.Scale;
import io.leat.index.document.ItemFields;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.filter.FilterQuery;
import io.leat.search.live.LiveMemory;
import io.leat.search.page.ItemPage;
import io.leat.search.page.ItemPages;
import io.leat.search.page.ItemQuestion;
import io.leat.search.query.TextQuery;
import io.leat.search.query.UnderstoodQuery;
import io.leat.search.retrieve.ChanceCosine;
import io.leat.search.retrieve.LexicalRetriever;
import io.leat.search.retrieve.NeighbourRetriever;
import io.leat.search.retrieve.NumberRetriever;
import io.leat.search.retrieve.PassingRetriever;
import io.leat.search.retrieve.VectorMeasure;
import io.leat.search.retrieve.WeightedRetriever;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/**
 * Items for a text, or for somebody who looks around without one. The strength of personalisation
 * moves weight from what the words say to what the shopper likes; an exact identifier stands above
 * both.
 */
final class TextSearch {
  /** More than all other weights together, which add up to 1. */
  private static final double IDENTIFIER_WEIGHT = 2;

  private final SearchSettings settings;
  private final LiveMemory memory;

  TextSearch(SearchSettings settings, LiveMemory memory) {
    this.settings = settings;
    this.memory = memory;
  }

  /**
   * Answers.
   *
   * @param shopper who asks, as they were known when they first did
   */
  SearchAnswer answer(
      ServingSnapshot snapshot, SearchRequest request, Shopper shopper, String queryId)
      throws IOException {
    IndexSearcher searcher = snapshot.items();
    Query filter =
        new FilterQuery(request.filter())
            .without(ItemFields.ITEM_ID, shopper.excluded(request.exclude()))
            .build();
    Plan plan =
        request.text() == null
            ? new Plan(lookAround(request, shopper), null, 0, null)
            : plan(snapshot, request.text(), request, shopper, filter);
    ItemPage page =
        new ItemPages(searcher, settings.window())
            .answer(
                new ItemQuestion(
                    plan.retrievers, request.blend().blender(), filter, request.shape()));
    ItemRecords records = new ItemRecords(snapshot);
    QueryEcho echo =
        plan.understood == null
            ? null
            : QueryEcho.of(
                plan.understood, plan.minimumShouldMatch, new SurfaceForms(searcher, records));
    Influences influences = new Influences(snapshot, shopper, settings.reasons());
    Hits hits =
        new Hits(
            snapshot, request.presentation(), highlights(request, plan), Hits.Told.of(influences));
    return new SearchAnswer(
        queryId,
        Served.by(snapshot),
        Freshness.of(snapshot, memory, shopper.newest()),
        Personalization.of(shopper, request.strength()),
        Total.of(page.total()),
        echo,
        echo == null ? null : echo.didYouMean(),
        plan.cutoff,
        request.text() == null ? "catalogue" : "search",
        false,
        Degraded.now(),
        shopper.unknownSessionItems(),
        hits.of(page, request.shape().from(), request.shape().groupVariants()),
        page.facets(),
        null,
        request.presentation().explain() ? page.timings() : null);
  }

  private static @Nullable Highlights highlights(SearchRequest request, Plan plan) {
    if (!request.presentation().highlight() || plan.understood == null) {
      return null;
    }
    Set<String> terms = new HashSet<>();
    plan.understood.terms().forEach(term -> term.used().forEach(used -> terms.add(used.term())));
    return new Highlights(terms);
  }

  /**
   * How an answer is found.
   *
   * @param understood null without words
   * @param cutoff of the content neighbours; null without them
   */
  private record Plan(
      List<WeightedRetriever> retrievers,
      @Nullable UnderstoodQuery understood,
      int minimumShouldMatch,
      @Nullable Double cutoff) {}

  /** All that passes the filter: what is in demand, and what the shopper likes. */
  private List<WeightedRetriever> lookAround(SearchRequest request, Shopper shopper) {
    float[] interest = shopper.vector();
    double personal = interest == null ? 0 : request.strength();
    List<WeightedRetriever> retrievers = new ArrayList<>();
    if (interest != null) {
      retrievers.add(WeightedRetriever.bringing(byInterest(interest), personal));
    }
    retrievers.add(
        WeightedRetriever.bringing(
            new PassingRetriever("popularity", ItemFields.POPULARITY, Scale.LOG_MAX),
            1 - personal));
    return retrievers;
  }

  private Plan plan(
      ServingSnapshot snapshot,
      String text,
      SearchRequest request,
      Shopper shopper,
      @Nullable Query filter)
      throws IOException {
    IndexSearcher searcher = snapshot.items();
    UnderstoodQuery understood = UnderstoodQuery.of(text, searcher.getIndexReader());
    int minimumShouldMatch = minimumShouldMatch(understood, searcher, filter);
    float[] interest = shopper.vector();
    double relevance = interest == null ? 1 : 1 - request.strength();
    SearchSettings.Relevance weights = settings.relevance();
    List<WeightedRetriever> retrievers = new ArrayList<>();
    Query identifier = TextQuery.identifier(text);
    if (matches(searcher, identifier, filter)) {
      retrievers.add(
          WeightedRetriever.bringing(
              new LexicalRetriever("identifier", identifier), IDENTIFIER_WEIGHT));
    }
    retrievers.add(
        WeightedRetriever.bringing(
            new LexicalRetriever("text", TextQuery.of(understood, minimumShouldMatch)),
            relevance * weights.text()));
    float[] content = snapshot.model().content().embed(understood.usedTerms());
    Double cutoff = null;
    if (!VectorUtil.isZeroVector(content)) {
      cutoff = cutOff(searcher, content, request.cutOff());
      retrievers.add(
          WeightedRetriever.bringing(
              contentNeighbours(content, cutoff), relevance * weights.content()));
    }
    if (interest != null) {
      retrievers.add(WeightedRetriever.scoring(byInterest(interest), request.strength()));
    }
    retrievers.add(
        WeightedRetriever.scoring(
            NumberRetriever.popularity(settings.interestNeighbours()),
            relevance * weights.popularity()));
    return new Plan(retrievers, understood, minimumShouldMatch, cutoff);
  }

  private double cutOff(IndexSearcher searcher, float[] content, CutOff wanted) throws IOException {
    return wanted.cosine() == null
        ? ChanceCosine.of(
            searcher.getIndexReader(),
            ItemFields.CONTENT,
            content,
            settings.cutOff().deviations(),
            settings.cutOff().least(),
            settings.cutOff().most())
        : Objects.requireNonNull(wanted.cosine());
  }

  private NeighbourRetriever contentNeighbours(float[] content, double cutoff) {
    return new NeighbourRetriever(
        "content",
        Scale.MAX,
        ItemFields.CONTENT,
        content,
        VectorMeasure.COSINE,
        settings.contentNeighbours(),
        cutoff);
  }

  private NeighbourRetriever byInterest(float[] interest) {
    return new NeighbourRetriever(
        "interest",
        Scale.MIN_MAX,
        ItemFields.EMBEDDING,
        interest,
        VectorMeasure.INNER_PRODUCT,
        settings.interestNeighbours(),
        Double.NEGATIVE_INFINITY);
  }

  /** As many words as wanted; where no item has as many, one. */
  private static int minimumShouldMatch(
      UnderstoodQuery understood, IndexSearcher searcher, @Nullable Query filter)
      throws IOException {
    int wanted = understood.minimumShouldMatch();
    return wanted <= 1 || matches(searcher, TextQuery.of(understood, wanted), filter) ? wanted : 1;
  }

  /** Constant scores let Lucene stop early. */
  private static boolean matches(IndexSearcher searcher, Query query, @Nullable Query filter)
      throws IOException {
    BooleanQuery.Builder both = new BooleanQuery.Builder().add(query, Occur.FILTER);
    if (filter != null) {
      both.add(filter, Occur.FILTER);
    }
    return searcher.search(new ConstantScoreQuery(both.build()), 1).scoreDocs.length > 0;
  }
}
