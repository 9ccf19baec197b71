package io.leat.search.counters;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.leat.core.profile.Action;
import io.leat.data.Event;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts, since this process started, what each surface answered and what came of it: an event that
 * bears an answer's {@code query_id} is the surface's that gave it. Safe for use by many threads.
 *
 * <pre>
 * answer  query_id q1 of "similar", 12 items   ─►  similar: 1 request, 12 impressions
 * event   click, query_id q1                   ─►  similar: 1 click
 * </pre>
 */
public final class SurfaceCounters {
  private static final int MOST_ANSWERS = 500_000;
  private static final Duration ANSWERS_KEPT = Duration.ofHours(24);
  private static final int MOST_EMPTY_QUERIES = 10_000;

  private final Map<String, Counter> surfaces = new ConcurrentHashMap<>();
  private final Cache<String, String> answered =
      Caffeine.newBuilder().maximumSize(MOST_ANSWERS).expireAfterWrite(ANSWERS_KEPT).build();
  private final Cache<String, LongAdder> empty =
      Caffeine.newBuilder().maximumSize(MOST_EMPTY_QUERIES).build();

  private static final class Counter {
    private final LongAdder requests = new LongAdder();
    private final LongAdder empty = new LongAdder();
    private final LongAdder impressions = new LongAdder();
    private final LongAdder clicks = new LongAdder();
    private final LongAdder carts = new LongAdder();
    private final LongAdder purchases = new LongAdder();
    private final DoubleAdder revenue = new DoubleAdder();
  }

  /**
   * What one surface did.
   *
   * @param zeroResults answers without an item
   * @param impressions items in its answers
   * @param revenue of the purchases whose events have a price, in the shop's currency
   */
  public record Counts(
      long requests,
      long zeroResults,
      long impressions,
      long clicks,
      long carts,
      long purchases,
      double revenue) {}

  /** A text that found nothing, so many times. */
  public record EmptyQuery(String text, long count) {}

  /**
   * A surface answered.
   *
   * @param text that was searched for; null where there was none
   * @param items that it showed
   * @param total that there were
   */
  public void answered(
      String surface, String queryId, @Nullable String text, int items, int total) {
    Counter counter = counter(surface);
    counter.requests.increment();
    counter.impressions.add(items);
    answered.put(queryId, surface);
    if (total == 0) {
      counter.empty.increment();
      if (text != null) {
        empty.get(text.strip().toLowerCase(Locale.ROOT), key -> new LongAdder()).increment();
      }
    }
  }

  private Counter counter(String surface) {
    return surfaces.computeIfAbsent(surface, name -> new Counter());
  }

  /** Somebody did something, perhaps on a surface of ours. */
  public void acted(Event event) {
    String surface = event.queryId() == null ? null : answered.getIfPresent(event.queryId());
    if (surface == null) {
      return;
    }
    Counter counter = counter(surface);
    Action action = event.action();
    if (action == Action.CLICK || action == Action.VIEW) {
      counter.clicks.increment();
    } else if (action == Action.ADD_TO_CART) {
      counter.carts.increment();
    } else if (action == Action.PURCHASE) {
      int quantity = event.quantity() == null ? 1 : event.quantity();
      counter.purchases.add(quantity);
      counter.revenue.add(event.price() == null ? 0 : event.price() * quantity);
    }
  }

  /** By surface. */
  public Map<String, Counts> counts() {
    Map<String, Counts> counts = new TreeMap<>();
    surfaces.forEach(
        (surface, counter) ->
            counts.put(
                surface,
                new Counts(
                    counter.requests.sum(),
                    counter.empty.sum(),
                    counter.impressions.sum(),
                    counter.clicks.sum(),
                    counter.carts.sum(),
                    counter.purchases.sum(),
                    counter.revenue.sum())));
    return counts;
  }

  /** The texts that found nothing most often. */
  public List<EmptyQuery> emptyQueries(int most) {
    return empty.asMap().entrySet().stream()
        .map(entry -> new EmptyQuery(entry.getKey(), entry.getValue().sum()))
        .sorted(
            Comparator.comparingLong((EmptyQuery query) -> -query.count())
                .thenComparing(EmptyQuery::text))
        .limit(most)
        .toList();
  }
}
