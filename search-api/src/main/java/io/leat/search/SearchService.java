package io.leat.search;

import io.leat.index.search.ServingSnapshot;
import io.leat.search.telemetry.AnswerTimer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a query is answered.
 *
 * <pre>
 *   text, user, session items, filters
 *          |
 *          v            one snapshot, one embedding space, from here to the end
 *   understand words (spelling)      shopper = profile + session --&gt; interest vector
 *          |                                   |
 *          v                                   |
 *   retrievers bring in:  lexical (BM25F), identifier, content neighbours above a cut-off
 *          |                                   |
 *          v                                   v
 *   ONE frozen candidate set  --- every retriever scores every candidate ---&gt;  parts
 *          |
 *          v
 *   blend (weighted sum | reciprocal rank fusion) --&gt; order, ties by item id
 *          |
 *          v
 *   page: from, size --&gt; hits, each with the parts that add up to its score
 * </pre>
 *
 * Totals, facets and pages are of the frozen set, whose size does not depend on the page. The
 * interest vector scores what the words brought in and brings in nothing itself; without words it
 * does. Safe for use by many threads.
 */
public final class SearchService {
  private final SnapshotSource snapshots;
  private final SearchSettings settings;
  private final ServiceParts parts;
  private final TextSearch textSearch;
  private final Recommendations recommendations;
  private final Suggestions suggestions;

  /** Knows of shoppers what the index knows; its searches cannot be leafed through by cursors. */
  public SearchService(SnapshotSource snapshots, SearchSettings settings) {
    this(snapshots, settings, ServiceParts.none());
  }

  public SearchService(SnapshotSource snapshots, SearchSettings settings, ServiceParts parts) {
    this.snapshots = snapshots;
    this.settings = settings;
    this.parts = parts;
    this.textSearch = new TextSearch(settings, parts.memory(), parts.rules());
    this.recommendations = new Recommendations(settings, parts.memory());
    this.suggestions = new Suggestions(parts.memory());
  }

  /**
   * Items for a text, in the order of its relevance and of the shopper's interest.
   *
   * @throws NotServingException when no snapshot is served yet; so all methods here
   */
  public SearchAnswer search(SearchRequest request) {
    return answer(
        snapshot -> {
          Shopper shopper = Shopper.of(snapshot, parts.memory(), request.asker());
          String queryId = UUID.randomUUID().toString();
          SearchAnswer answer = textSearch(snapshot, request, shopper, queryId);
          int end = request.shape().from() + answer.hits().size();
          FrozenSearches frozen = parts.frozen();
          if (frozen == null || answer.hits().isEmpty() || end >= answer.total().value()) {
            return answer;
          }
          frozen.keep(queryId, new FrozenSearches.Frozen(snapshot, request, shopper));
          return answer.withNextCursor(new FrozenSearches.Cursor(queryId, end).encoded());
        });
  }

  /**
   * The page at a cursor: of the same search, snapshot and shopper as they were then.
   *
   * @param cursor of an earlier answer
   * @throws CursorExpiredException when it is no longer known, or never was
   */
  public SearchAnswer search(String cursor, int size, Presentation presentation) {
    FrozenSearches.Cursor at = FrozenSearches.Cursor.decode(cursor);
    FrozenSearches frozen = parts.frozen();
    FrozenSearches.Frozen search =
        frozen == null || at == null ? null : frozen.acquire(at.queryId()).orElse(null);
    if (at == null || search == null) {
      throw new CursorExpiredException(cursor);
    }
    try {
      SearchRequest request = search.request().at(at.from(), size, presentation);
      SearchAnswer answer = textSearch(search.snapshot(), request, search.shopper(), at.queryId());
      int end = at.from() + answer.hits().size();
      return answer.hits().isEmpty() || end >= answer.total().value()
          ? answer
          : answer.withNextCursor(new FrozenSearches.Cursor(at.queryId(), end).encoded());
    } catch (IOException e) {
      throw unreadable(search.snapshot(), e);
    } finally {
      snapshots.release(search.snapshot());
    }
  }

  /**
   * Items that nobody searched for.
   *
   * @throws NotFoundException when the item beside which others are wanted is unknown
   */
  public SearchAnswer recommend(RecommendationRequest request) {
    return answer(
        snapshot -> {
          String surface = request.surface().externalName();
          Shopper shopper = Shopper.of(snapshot, parts.memory(), request.asker());
          String queryId = UUID.randomUUID().toString();
          try (AnswerTimer timer = parts.timers().begin(surface)) {
            return counted(
                surface, null, recommendations.answer(snapshot, request, shopper, queryId, timer));
          }
        });
  }

  private SearchAnswer textSearch(
      ServingSnapshot snapshot, SearchRequest request, Shopper shopper, String queryId)
      throws IOException {
    String surface = request.text() == null ? "catalogue" : "search";
    try (AnswerTimer timer = parts.timers().begin(surface)) {
      return counted(
          surface, request.text(), textSearch.answer(snapshot, request, shopper, queryId, timer));
    }
  }

  private SearchAnswer counted(String surface, @Nullable String text, SearchAnswer answer) {
    parts
        .counters()
        .answered(surface, answer.queryId(), text, answer.hits().size(), answer.total().value());
    return answer;
  }

  /** What somebody who types may be looking for. */
  public SuggestAnswer suggest(SuggestRequest request) {
    SuggesterKeeper suggester = parts.suggester();
    SuggestAnswer answer =
        answer(
            snapshot ->
                suggestions.answer(
                    snapshot,
                    suggester == null ? null : suggester.suggester(),
                    request,
                    UUID.randomUUID().toString()));
    // That nothing begins with a few letters is no search without results.
    int size = answer.suggestions().size();
    parts.counters().answered("suggest", answer.queryId(), null, size, size);
    return answer;
  }

  /**
   * The shop's own record of an item, with its present price and stock.
   *
   * @throws NotFoundException when the item is unknown
   */
  public ItemAnswer item(String itemId) {
    return answer(
        snapshot -> {
          int doc = snapshot.itemDoc(itemId);
          if (doc < 0) {
            throw NotFoundException.item("item_id", itemId);
          }
          return new ItemAnswer(Served.by(snapshot), itemId, new ItemRecords(snapshot).record(doc));
        });
  }

  /**
   * What a shopper did lately, newest first.
   *
   * @param size how many items at most
   * @throws NotFoundException when the user is unknown
   */
  public ShopperAnswer shopper(String userId, int size) {
    return answer(snapshot -> Shoppers.answer(snapshot, parts.memory(), userId, size));
  }

  /**
   * All that is known of a person, and why.
   *
   * @throws NotFoundException when nothing is, and never was
   */
  public ProfileAnswer profile(String userId) {
    return answer(snapshot -> Profiles.answer(snapshot, parts.memory(), userId));
  }

  /** A few shoppers of whom something is known. */
  public List<ShopperSummary> shoppers(int size) {
    return answer(snapshot -> Shoppers.some(snapshot, parts.memory(), size));
  }

  /** The shoppers whose ids begin so, in the order of the ids. */
  public List<ShopperSummary> shoppers(String prefix, int size) {
    return answer(snapshot -> Shoppers.startingWith(snapshot, parts.memory(), prefix, size));
  }

  /**
   * The item embedding as a picture.
   *
   * @param size how many items at most, spread over the catalogue
   * @param userId whose interest and recommendations are marked; null for nobody's
   */
  public MapAnswer map(int size, @Nullable String userId) {
    List<String> recommended =
        userId == null
            ? List.of()
            : recommend(
                    RecommendationRequest.forYou(
                        new Asker(userId, null, List.of()),
                        MapAnswer.RECOMMENDED,
                        Set.of(Exclusion.PURCHASED)))
                .hits()
                .stream()
                .map(Hit::itemId)
                .toList();
    return answer(snapshot -> MapAnswer.of(snapshot, parts.memory(), size, userId, recommended));
  }

  /**
   * Age of the oldest record that was accepted and is not yet in what is served, 0 when all are;
   * null where no events are taken.
   */
  public @Nullable Long lagMillis() {
    ServingSnapshot snapshot = snapshots.acquire();
    try {
      return parts.memory().lagMillis(snapshot.watermark());
    } finally {
      snapshots.release(snapshot);
    }
  }

  /** What is being served right now. */
  public Served served() {
    return answer(Served::by);
  }

  /**
   * Asks itself what the snapshot can answer, so that the first shopper does not wait for the JVM.
   */
  public void rehearse() {
    Rehearsal rehearsal = answer(Rehearsal::of);
    rehearsal.ask(unheard(), settings.personalisation());
  }

  /** The same for questions that are neither counted nor kept. */
  public SearchService unheard() {
    return unheard(snapshots);
  }

  /** The same over other snapshots, for questions that are neither counted nor kept. */
  public SearchService unheard(SnapshotSource others) {
    return new SearchService(others, settings, parts.unheard());
  }

  private interface Query<T> {
    T answer(ServingSnapshot snapshot) throws IOException;
  }

  private <T> T answer(Query<T> query) {
    ServingSnapshot snapshot = snapshots.acquire();
    try {
      return query.answer(snapshot);
    } catch (IOException e) {
      throw unreadable(snapshot, e);
    } finally {
      snapshots.release(snapshot);
    }
  }

  private static UncheckedIOException unreadable(ServingSnapshot snapshot, IOException e) {
    return new UncheckedIOException("Reading snapshot " + Served.by(snapshot) + " failed", e);
  }
}
