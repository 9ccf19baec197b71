package io.leat.search;

import io.leat.core.blend.Scale;
import io.leat.index.document.ItemFields;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.filter.FilterQuery;
import io.leat.search.live.LiveMemory;
import io.leat.search.page.ItemPage;
import io.leat.search.page.ItemPages;
import io.leat.search.page.ItemQuestion;
import io.leat.search.query.AskedWords;
import io.leat.search.query.Relaxation;
import io.leat.search.query.TextQuery;
import io.leat.search.query.TextSettings;
import io.leat.search.query.UnderstoodQuery;
import io.leat.search.query.UnderstoodTerm;
import io.leat.search.retrieve.ChanceCosine;
import io.leat.search.retrieve.LexicalRetriever;
import io.leat.search.retrieve.MatchingDocuments;
import io.leat.search.retrieve.NeighbourRetriever;
import io.leat.search.retrieve.NumberRetriever;
import io.leat.search.retrieve.PassingRetriever;
import io.leat.search.retrieve.TextRetriever;
import io.leat.search.retrieve.VectorMeasure;
import io.leat.search.retrieve.WeightedRetriever;
import io.leat.search.rules.RuledQuery;
import io.leat.search.rules.SearchRules;
import io.leat.search.telemetry.AnswerTimer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
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

  /** More than all boosts of a sensible shop. */
  private static final double PIN_WEIGHT = 1000;

  private final SearchSettings settings;
  private final LiveMemory memory;
  private final Supplier<SearchRules> rules;

  /**
   * @param rules asked anew for each query
   */
  TextSearch(SearchSettings settings, LiveMemory memory, Supplier<SearchRules> rules) {
    this.settings = settings;
    this.memory = memory;
    this.rules = rules;
  }

  /**
   * Answers.
   *
   * @param shopper who asks, as they were known when they first did
   */
  SearchAnswer answer(
      ServingSnapshot snapshot,
      SearchRequest request,
      Shopper shopper,
      String queryId,
      AnswerTimer timer)
      throws IOException {
    timer.stage(AnswerTimer.Stage.UNDERSTAND);
    IndexSearcher searcher = snapshot.items();
    FilterQuery asked =
        new FilterQuery(request.filter())
            .without(ItemFields.ITEM_ID, shopper.excluded(request.exclude()));
    Plan plan =
        request.text() == null
            ? lookAround(snapshot, request, shopper, asked.build())
            : plan(snapshot, request.text(), request, shopper, asked);
    ItemPage page =
        new ItemPages(searcher, settings.window())
            .answer(
                new ItemQuestion(
                    request.weights().of(plan.retrievers),
                    request.blend().blender(),
                    plan.filter,
                    request.shape(),
                    plan.pins,
                    request.presentation().explain()),
                timer);
    timer.stage(AnswerTimer.Stage.PRESENT);
    QueryEcho echo = plan.echo;
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
   * @param echo of the words, and {@code understood}; null without words
   * @param cutoff of the content neighbours; null without them
   */
  private record Plan(
      List<WeightedRetriever> retrievers,
      @Nullable Query filter,
      @Nullable UnderstoodQuery understood,
      @Nullable QueryEcho echo,
      @Nullable Double cutoff,
      List<RuledQuery.Pin> pins) {}

  /** All that passes the filter: what is in demand, and what the shopper likes. */
  private Plan lookAround(
      ServingSnapshot snapshot, SearchRequest request, Shopper shopper, @Nullable Query filter) {
    float[] interest = shopper.vector();
    double personal = interest == null ? 0 : request.strength();
    List<WeightedRetriever> retrievers = new ArrayList<>();
    if (interest != null) {
      retrievers.add(WeightedRetriever.bringing(byInterest(snapshot, interest), personal));
    }
    retrievers.add(
        WeightedRetriever.bringing(
            new PassingRetriever("popularity", ItemFields.POPULARITY, Scale.LOG_MAX),
            1 - personal));
    return new Plan(retrievers, filter, null, null, null, List.of());
  }

  private Plan plan(
      ServingSnapshot snapshot,
      String text,
      SearchRequest request,
      Shopper shopper,
      FilterQuery asked)
      throws IOException {
    IndexSearcher searcher = snapshot.items();
    RuledQuery ruled = rules.get().apply(text);
    ruled.filters().forEach(asked::and);
    Query filter = asked.build();
    UnderstoodQuery understood = understood(ruled, text, searcher.getIndexReader());
    int minimumShouldMatch = minimumShouldMatch(understood, searcher, filter);
    float[] interest = shopper.vector();
    double relevance = interest == null ? 1 : 1 - request.strength();
    SearchSettings.Relevance weights = settings.relevance();
    List<WeightedRetriever> retrievers = new ArrayList<>();
    Query identifier = TextQuery.identifier(text);
    if (MatchingDocuments.count(searcher, identifier, filter, 1) > 0) {
      retrievers.add(
          WeightedRetriever.bringing(
              new LexicalRetriever("identifier", identifier), IDENTIFIER_WEIGHT));
    }
    retrievers.add(
        WeightedRetriever.bringing(
            byWords(searcher, understood, minimumShouldMatch, filter), relevance * weights.text()));
    float[] content = snapshot.model().content().embed(understood.usedTerms());
    Double cutoff = null;
    if (!VectorUtil.isZeroVector(content)) {
      cutoff = cutOff(searcher, content, request.cutOff());
      retrievers.add(
          WeightedRetriever.bringing(
              contentNeighbours(snapshot, content, cutoff), relevance * weights.content()));
    }
    if (interest != null) {
      retrievers.add(WeightedRetriever.scoring(byInterest(snapshot, interest), request.strength()));
    }
    retrievers.add(
        WeightedRetriever.scoring(
            NumberRetriever.popularity(settings.interestNeighbours()),
            relevance * weights.popularity()));
    addRules(ruled, retrievers);
    QueryEcho echo =
        QueryEcho.of(
            understood,
            minimumShouldMatch,
            dropped(understood, minimumShouldMatch, searcher, filter),
            ruled.redirect(),
            new SurfaceForms(searcher, new ItemRecords(snapshot)));
    return new Plan(retrievers, filter, understood, echo, cutoff, ruled.pins());
  }

  /** Where rules deleted every word, the words as they were typed. */
  private UnderstoodQuery understood(RuledQuery ruled, String typed, IndexReader reader)
      throws IOException {
    String text = ruled.text().isBlank() ? typed : ruled.text();
    UnderstoodQuery understood = UnderstoodQuery.of(text, reader, settings.words());
    for (RuledQuery.Synonym synonym : ruled.synonyms()) {
      understood =
          understood.withSynonym(synonym.word(), synonym.words(), synonym.weight(), reader);
    }
    return new UnderstoodQuery(typed, understood.terms());
  }

  private static void addRules(RuledQuery ruled, List<WeightedRetriever> retrievers) {
    for (int i = 0; i < ruled.boosts().size(); i++) {
      RuledQuery.Boost boost = ruled.boosts().get(i);
      retrievers.add(
          WeightedRetriever.scoring(
              new LexicalRetriever("rule-" + (i + 1), boost.query()), boost.share()));
    }
    for (RuledQuery.Pin pin : ruled.pins()) {
      Query item = new TermQuery(new Term(ItemFields.ITEM_ID, pin.itemId()));
      retrievers.add(
          WeightedRetriever.bringing(
              new LexicalRetriever("pin-" + pin.position(), new ConstantScoreQuery(item)),
              PIN_WEIGHT));
    }
  }

  private TextRetriever byWords(
      IndexSearcher searcher,
      UnderstoodQuery understood,
      int minimumShouldMatch,
      @Nullable Query filter)
      throws IOException {
    TextSettings words = settings.words();
    AskedWords asked = new AskedWords(understood, searcher.getIndexReader().maxDoc());
    return TextRetriever.of(
        searcher,
        TextQuery.of(understood, minimumShouldMatch),
        filter,
        words.depth(),
        title -> asked.allTelling() * words.title().of(asked.compare(title)));
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

  private NeighbourRetriever contentNeighbours(
      ServingSnapshot snapshot, float[] content, double cutoff) {
    int k = settings.contentNeighbours();
    return new NeighbourRetriever(
        "content",
        Scale.MAX,
        ItemFields.CONTENT,
        content,
        VectorMeasure.COSINE,
        k,
        snapshot.generation().vectors().explored(k),
        cutoff);
  }

  private NeighbourRetriever byInterest(ServingSnapshot snapshot, float[] interest) {
    int k = settings.interestNeighbours();
    return new NeighbourRetriever(
        "interest",
        Scale.MIN_MAX,
        ItemFields.EMBEDDING,
        interest,
        VectorMeasure.INNER_PRODUCT,
        k,
        snapshot.generation().vectors().explored(k),
        Double.NEGATIVE_INFINITY);
  }

  /** As many words as wanted; where too few items have as many, fewer, and one at last. */
  private int minimumShouldMatch(
      UnderstoodQuery understood, IndexSearcher searcher, @Nullable Query filter)
      throws IOException {
    int wanted = understood.minimumShouldMatch();
    while (wanted > 1 && !fillsPage(searcher, TextQuery.of(understood, wanted), filter)) {
      wanted--;
    }
    return wanted;
  }

  /** Words are dropped only where without that the page would be empty. */
  private static List<UnderstoodTerm> dropped(
      UnderstoodQuery understood,
      int minimumShouldMatch,
      IndexSearcher searcher,
      @Nullable Query filter)
      throws IOException {
    int wanted = understood.minimumShouldMatch();
    boolean some =
        minimumShouldMatch == wanted
            || MatchingDocuments.count(searcher, TextQuery.of(understood, wanted), filter, 1) > 0;
    return some ? List.of() : Relaxation.dropped(understood, searcher, filter);
  }

  private boolean fillsPage(IndexSearcher searcher, Query query, @Nullable Query filter)
      throws IOException {
    int page = settings.words().page();
    return MatchingDocuments.count(searcher, query, filter, page) == page;
  }
}
