package io.leat.search;

import io.leat.index.search.ServingSnapshot;
import io.leat.search.live.LiveMemory;
import io.leat.search.query.Filters;
import io.leat.search.rules.SearchRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

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
 * Totals and pages are of the frozen set, whose size does not depend on the page. The interest
 * vector scores what the words brought in and brings in nothing itself; without words
 * (recommendations) it does. Safe for use by many threads.
 */
public final class SearchService {
  private final SnapshotSource snapshots;
  private final LiveMemory memory;
  private final double personalisation;
  private final TextSearch textSearch;
  private final Recommendations recommendations;
  private final SimilarItems similarItems;

  /** Knows of shoppers what the index knows. */
  public SearchService(SnapshotSource snapshots, SearchSettings settings) {
    this(snapshots, settings, new LiveMemory(InstantSource.system()));
  }

  /**
   * @param memory what shoppers did since the index was written
   */
  public SearchService(SnapshotSource snapshots, SearchSettings settings, LiveMemory memory) {
    this(snapshots, settings, memory, () -> SearchRules.NONE);
  }

  /**
   * @param memory what shoppers did since the index was written
   * @param rules the shop's, asked for anew with each search
   */
  public SearchService(
      SnapshotSource snapshots,
      SearchSettings settings,
      LiveMemory memory,
      Supplier<SearchRules> rules) {
    this.snapshots = snapshots;
    this.memory = memory;
    this.personalisation = settings.personalisation();
    this.textSearch = new TextSearch(settings, memory, rules);
    this.recommendations = new Recommendations(settings, memory);
    this.similarItems = new SimilarItems(settings, memory);
  }

  /**
   * Items for a text, in the order of its relevance and of the shopper's interest.
   *
   * @throws NotFoundException when the user is unknown
   * @throws NotServingException when no snapshot is served yet; so all methods here
   */
  public SearchAnswer search(SearchRequest request) {
    return answer(snapshot -> textSearch.answer(snapshot, request));
  }

  /**
   * Items for a shopper, best first, none of them bought before where the request says so.
   *
   * @throws NotFoundException when the user is unknown
   */
  public SearchAnswer recommend(RecommendationRequest request) {
    return answer(snapshot -> recommendations.answer(snapshot, request));
  }

  /**
   * Items like this one, neither itself nor a variant of it.
   *
   * @throws NotFoundException when the item is unknown
   */
  public SearchAnswer similar(String itemId, int size, Filters filters) {
    return answer(snapshot -> similarItems.answer(snapshot, itemId, size, filters));
  }

  /**
   * Items that are bought together with this one more often than by chance, the surest first.
   *
   * @throws NotFoundException when the item is unknown
   */
  public BoughtTogetherAnswer boughtTogether(String itemId, int size, Filters filters) {
    return answer(snapshot -> BoughtTogetherItems.answer(snapshot, itemId, size, filters));
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
    return answer(snapshot -> Shoppers.answer(snapshot, memory, userId, size));
  }

  /**
   * All that is known of a person, and why.
   *
   * @throws NotFoundException when nothing is, and never was
   */
  public ProfileAnswer profile(String userId) {
    return answer(snapshot -> Profiles.answer(snapshot, memory, userId));
  }

  /** A few shoppers of whom something is known. */
  public List<ShopperSummary> shoppers(int size) {
    return answer(snapshot -> Shoppers.some(snapshot, memory, size));
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
    rehearsal.ask(this, personalisation);
  }

  private interface Query<T> {
    T answer(ServingSnapshot snapshot) throws IOException;
  }

  private <T> T answer(Query<T> query) {
    ServingSnapshot snapshot = snapshots.acquire();
    try {
      return query.answer(snapshot);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading snapshot " + Served.by(snapshot) + " failed", e);
    } finally {
      snapshots.release(snapshot);
    }
  }
}
