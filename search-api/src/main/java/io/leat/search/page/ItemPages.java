package io.leat.search.page;

import io.leat.search.blend.Ranking;
import io.leat.search.facet.Facet;
import io.leat.search.facet.Facets;
import io.leat.search.facet.NarrowedSet;
import io.leat.search.filter.Filter;
import io.leat.search.filter.FilterQuery;
import io.leat.search.filter.Filters;
import io.leat.search.page.ItemQuestion.Shape;
import io.leat.search.retrieve.CandidateSet;
import io.leat.search.retrieve.CandidateWindow;
import io.leat.search.retrieve.DocumentsQuery;
import io.leat.search.retrieve.ScoredCandidates;
import io.leat.search.rules.Pins;
import io.leat.search.rules.RuledQuery;
import io.leat.search.telemetry.AnswerTimer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.jspecify.annotations.Nullable;

/** Answers questions about the items of one snapshot. */
public final class ItemPages {
  private static final int DEEPER = 4;

  private final IndexSearcher searcher;
  private final ItemValues values;
  private final int window;

  /**
   * @param window how many of the candidates that match the words get a second look
   */
  public ItemPages(IndexSearcher searcher, int window) {
    this.searcher = searcher;
    this.values = new ItemValues(searcher.getIndexReader());
    this.window = window;
  }

  /** The page that is asked for. */
  public ItemPage answer(ItemQuestion question) throws IOException {
    return answer(question, AnswerTimer.NONE);
  }

  /** The same; the timer hears how it comes about. */
  public ItemPage answer(ItemQuestion question, AnswerTimer timer) throws IOException {
    timer.stage(AnswerTimer.Stage.CANDIDATES);
    Shape shape = question.shape();
    CandidateSet candidates =
        CandidateSet.gather(searcher, question.retrievers(), question.filter());
    NarrowedSet set = NarrowedSet.of(searcher, candidates.docs(), shape.ticked());
    int[] docs = set.docs();
    timer.stage(AnswerTimer.Stage.FACETS);
    Map<String, Facet> facets =
        shape.facets().isEmpty()
            ? Map.of()
            : new Facets(searcher, set, shape.ticked(), shape.facetSize()).count(shape.facets());
    timer.stage(AnswerTimer.Stage.SCORE);
    Order order = order(question, candidates, docs);
    int total = shape.groupVariants() ? values.groups(docs) : docs.length;
    List<RankedItem> items = items(question, order, docs);
    return new ItemPage(total, items, facets, timings(candidates, order));
  }

  /** The candidates in order, to any depth. */
  private interface Order {
    List<RankedItem> first(int depth) throws IOException;

    /** Nanoseconds that each retriever's scoring took; none where nothing was scored. */
    List<Long> nanos();
  }

  private Order order(ItemQuestion question, CandidateSet candidates, int[] docs) {
    Sort sort = question.shape().sort().sort();
    return sort == null
        ? new ByScore(question, candidates, docs)
        : new ByField(sort, new DocumentsQuery(docs));
  }

  private List<RankedItem> items(ItemQuestion question, Order order, int[] docs)
      throws IOException {
    Shape shape = question.shape();
    int wanted = shape.from() + shape.size();
    if (!shape.diversity().isNone()) {
      wanted = Math.max(wanted, Diversity.HEAD);
    }
    wanted += question.pins().size();
    List<RankedItem> items =
        shape.groupVariants() ? grouped(order, wanted, docs.length) : order.first(wanted);
    if (!shape.diversity().isNone()) {
      items = new Diversifier(values, shape.diversity()).apply(items);
    }
    items = pinned(items, question.pins());
    int from = Math.min(shape.from(), items.size());
    List<RankedItem> page = items.subList(from, Math.min(from + shape.size(), items.size()));
    return shape.groupVariants() ? values.withVariants(page, searcher, docs) : page;
  }

  /** The pinned stand first by their weight, and are put where they belong from there. */
  private List<RankedItem> pinned(List<RankedItem> items, List<RuledQuery.Pin> pins) {
    if (pins.isEmpty()) {
      return items;
    }
    Set<String> ids = pins.stream().map(RuledQuery.Pin::itemId).collect(Collectors.toSet());
    List<RankedItem> pinned =
        items.stream().filter(item -> ids.contains(values.itemId(item.doc()))).toList();
    return Pins.place(items, pinned, pins, item -> values.itemId(item.doc()));
  }

  /** Looks deeper until there are enough different products. */
  private List<RankedItem> grouped(Order order, int wanted, int available) throws IOException {
    int depth = wanted;
    while (true) {
      List<RankedItem> items = values.firstOfGroups(order.first(depth));
      if (items.size() >= wanted || depth >= available) {
        return items;
      }
      depth = Math.min(available, DEEPER * depth);
    }
  }

  private static List<ItemPage.Timing> timings(CandidateSet candidates, Order order) {
    List<ItemPage.Timing> timings = new ArrayList<>();
    List<Long> scoring = order.nanos();
    for (int r = 0; r < candidates.retrievers().size(); r++) {
      var retriever = candidates.retrievers().get(r);
      CandidateSet.Found found = candidates.found().get(r);
      long nanos =
          retriever.retriever().preparedNanos()
              + found.nanos()
              + (scoring.isEmpty() ? 0 : scoring.get(r));
      timings.add(
          new ItemPage.Timing(
              retriever.retriever().name(),
              retriever.weight(),
              retriever.bringsIn(),
              found.docs().length,
              nanos / 1e6));
    }
    return timings;
  }

  /** What got the second look. */
  private record Window(CandidateWindow near, ScoredCandidates scored, Ranking ranking) {}

  private final class ByScore implements Order {
    private final ItemQuestion question;
    private final CandidateSet candidates;
    private final int[] docs;
    private @Nullable Window scoredWindow;

    ByScore(ItemQuestion question, CandidateSet candidates, int[] docs) {
      this.question = question;
      this.candidates = candidates;
      this.docs = docs;
    }

    @Override
    public List<RankedItem> first(int depth) throws IOException {
      Window looked = window();
      List<RankedItem> items = ranked(looked.scored, looked.ranking, depth);
      if (depth > items.size() && items.size() < docs.length) {
        items.addAll(beyond(looked.near, depth));
      }
      return items;
    }

    /** Scored once, however deep is asked. */
    private Window window() throws IOException {
      Window looked = scoredWindow;
      if (looked == null) {
        Filter ticked = question.shape().ticked();
        Query narrowing = ticked.equals(Filters.ALL) ? null : FilterQuery.query(ticked);
        CandidateWindow near = CandidateWindow.of(searcher, candidates, docs, narrowing, window);
        ScoredCandidates scored =
            ScoredCandidates.of(searcher, candidates.retrievers(), near.docs());
        looked = new Window(near, scored, question.blender().rank(scored.parts()));
        scoredWindow = looked;
      }
      return looked;
    }

    private List<RankedItem> ranked(ScoredCandidates scored, Ranking ranking, int depth) {
      List<RankedItem> items = new ArrayList<>();
      for (int i : ranking.page(0, depth, candidate -> values.itemId(scored.docs()[candidate]))) {
        items.add(
            new RankedItem(
                scored.docs()[i],
                ranking.score(i),
                question.ranks() ? ranking.partsWithRanks(i) : ranking.parts(i),
                1));
      }
      return items;
    }

    /** What comes behind the window. */
    private List<RankedItem> beyond(CandidateWindow near, int depth) throws IOException {
      int[] all = near.beyond(searcher, depth);
      ScoredCandidates scored =
          ScoredCandidates.of(searcher, candidates.retrievers(), all, near.leaders());
      Ranking ranking = question.blender().rank(scored.parts());
      return ranked(scored, ranking, all.length).stream()
          .filter(item -> Arrays.binarySearch(near.docs(), item.doc()) < 0)
          .limit((long) depth - near.docs().length)
          .toList();
    }

    @Override
    public List<Long> nanos() {
      Window looked = scoredWindow;
      return looked == null ? List.of() : looked.scored.nanos();
    }
  }

  private final class ByField implements Order {
    private final Sort sort;
    private final DocumentsQuery docs;

    ByField(Sort sort, DocumentsQuery docs) {
      this.sort = sort;
      this.docs = docs;
    }

    @Override
    public List<RankedItem> first(int depth) throws IOException {
      List<RankedItem> items = new ArrayList<>();
      for (ScoreDoc hit : searcher.search(docs, Math.max(1, depth), sort).scoreDocs) {
        items.add(new RankedItem(hit.doc, Double.NaN, List.of(), 1));
      }
      return items;
    }

    @Override
    public List<Long> nanos() {
      return List.of();
    }
  }
}
