package io.leat.search;

import io.leat.core.blend.Scale;
import io.leat.index.document.ItemFields;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.blend.Ranking;
import io.leat.search.live.LiveMemory;
import io.leat.search.query.AskedWords;
import io.leat.search.query.FilterQuery;
import io.leat.search.query.Relaxation;
import io.leat.search.query.TextQuery;
import io.leat.search.query.TextSettings;
import io.leat.search.query.UnderstoodQuery;
import io.leat.search.query.UnderstoodTerm;
import io.leat.search.retrieve.CandidateSet;
import io.leat.search.retrieve.LexicalRetriever;
import io.leat.search.retrieve.NeighbourRetriever;
import io.leat.search.retrieve.NumberRetriever;
import io.leat.search.retrieve.TextRetriever;
import io.leat.search.retrieve.VectorMeasure;
import io.leat.search.retrieve.WeightedRetriever;
import io.leat.search.rules.Pins;
import io.leat.search.rules.RuledQuery;
import io.leat.search.rules.SearchRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/**
 * Items for a text. The strength of personalisation moves weight from what the words say to what
 * the shopper likes; an exact identifier stands above both.
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

  SearchAnswer answer(ServingSnapshot snapshot, SearchRequest request) throws IOException {
    IndexSearcher searcher = snapshot.items();
    Shopper shopper = Shopper.of(snapshot, memory, request.asker());
    RuledQuery ruled = rules.get().apply(request.text());
    UnderstoodQuery understood = understood(ruled, request.text(), searcher.getIndexReader());
    Query filter = both(new FilterQuery(request.filters()).build(), ruled.filters());
    int minimumShouldMatch = minimumShouldMatch(understood, searcher, filter);
    List<WeightedRetriever> retrievers =
        retrievers(
            snapshot,
            understood,
            minimumShouldMatch,
            filter,
            shopper.vector(),
            request.personalisation());
    addRules(ruled, retrievers);
    CandidateSet candidates = CandidateSet.gather(searcher, retrievers, filter);
    Ranking ranking = request.blend().blender().rank(candidates.parts());
    ItemRecords records = new ItemRecords(snapshot);
    HitPage page = new HitPage(records, HitPage.Reasons.NONE);
    return new SearchAnswer(
        Served.by(snapshot),
        Freshness.of(snapshot, memory, shopper.newest()),
        ranking.size(),
        QueryEcho.of(
            understood,
            minimumShouldMatch,
            dropped(understood, minimumShouldMatch, searcher, filter),
            ruled.redirect(),
            new SurfaceForms(searcher, records)),
        shopper.unknownSessionItems(),
        hits(page, candidates, ranking, ruled.pins(), request));
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

  private static @Nullable Query both(@Nullable Query filter, List<Query> ruled) {
    if (ruled.isEmpty()) {
      return filter;
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    if (filter != null) {
      all.add(filter, Occur.FILTER);
    }
    ruled.forEach(each -> all.add(each, Occur.FILTER));
    return all.build();
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

  /** The pinned stand first by their weight, and are put where they belong from there. */
  private static List<Hit> hits(
      HitPage page,
      CandidateSet candidates,
      Ranking ranking,
      List<RuledQuery.Pin> pins,
      SearchRequest request)
      throws IOException {
    if (pins.isEmpty()) {
      return page.hits(candidates, ranking, request.from(), request.size());
    }
    int end = request.from() + request.size();
    List<Hit> ranked = page.hits(candidates, ranking, 0, end + pins.size());
    Set<String> ids = pins.stream().map(RuledQuery.Pin::itemId).collect(Collectors.toSet());
    List<Hit> pinned = ranked.stream().filter(hit -> ids.contains(hit.itemId())).toList();
    List<Hit> placed = Pins.place(ranked, pinned, pins, Hit::itemId);
    int from = Math.min(request.from(), placed.size());
    return placed.subList(from, Math.min(end, placed.size()));
  }

  private List<WeightedRetriever> retrievers(
      ServingSnapshot snapshot,
      UnderstoodQuery understood,
      int minimumShouldMatch,
      @Nullable Query filter,
      float @Nullable [] interest,
      double personalisation)
      throws IOException {
    double relevance = interest == null ? 1 : 1 - personalisation;
    SearchSettings.Relevance weights = settings.relevance();
    List<WeightedRetriever> retrievers = new ArrayList<>();
    Query identifier = TextQuery.identifier(understood.text());
    if (matches(snapshot.items(), identifier, filter, 1) > 0) {
      retrievers.add(
          WeightedRetriever.bringing(
              new LexicalRetriever("identifier", identifier), IDENTIFIER_WEIGHT));
    }
    retrievers.add(
        WeightedRetriever.bringing(
            byWords(snapshot.items(), understood, minimumShouldMatch, filter),
            relevance * weights.text()));
    float[] content = snapshot.model().content().embed(understood.usedTerms());
    if (!VectorUtil.isZeroVector(content)) {
      retrievers.add(
          WeightedRetriever.bringing(contentNeighbours(content), relevance * weights.content()));
    }
    if (interest != null) {
      retrievers.add(WeightedRetriever.scoring(byInterest(interest), personalisation));
    }
    retrievers.add(
        WeightedRetriever.scoring(
            NumberRetriever.popularity(settings.interestNeighbours()),
            relevance * weights.popularity()));
    return retrievers;
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

  private NeighbourRetriever contentNeighbours(float[] content) {
    return new NeighbourRetriever(
        "content",
        Scale.MAX,
        ItemFields.CONTENT,
        content,
        VectorMeasure.COSINE,
        settings.contentNeighbours(),
        settings.contentCutOff());
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
            || matches(searcher, TextQuery.of(understood, wanted), filter, 1) > 0;
    return some ? List.of() : Relaxation.dropped(understood, searcher, filter);
  }

  private boolean fillsPage(IndexSearcher searcher, Query query, @Nullable Query filter)
      throws IOException {
    int page = settings.words().page();
    return matches(searcher, query, filter, page) == page;
  }

  /** Constant scores let Lucene stop early. */
  private static int matches(
      IndexSearcher searcher, Query query, @Nullable Query filter, int enough) throws IOException {
    BooleanQuery.Builder both = new BooleanQuery.Builder().add(query, Occur.FILTER);
    if (filter != null) {
      both.add(filter, Occur.FILTER);
    }
    return searcher.search(new ConstantScoreQuery(both.build()), enough).scoreDocs.length;
  }
}
