package io.leat.search.counters;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What comes in and goes out of this process, for who looks on: rates of the last minute, how long
 * the latest took, and what was turned away. Safe for use by many threads.
 */
public final class Pulse {
  private static final int SECONDS = 60;
  private static final int MOST_REASONS = 200;
  private static final int SHOWN_REASONS = 20;
  private static final int MOST_ROUTES = 100;

  private final InstantSource clock;
  private final Instant since;
  private final SecondCounts events;
  private final SecondCounts requests;
  private final RecentDurations visible = new RecentDurations();
  private final Map<String, Taken> taken = new ConcurrentHashMap<>();
  private final Map<String, RecentDurations> routes = new ConcurrentHashMap<>();
  private final Cache<String, Reason> reasons =
      Caffeine.newBuilder().maximumSize(MOST_REASONS).build();

  public Pulse(InstantSource clock) {
    this.clock = clock;
    this.since = clock.instant();
    this.events = new SecondCounts(clock, SECONDS);
    this.requests = new SecondCounts(clock, SECONDS);
  }

  private static final class Taken {
    private final LongAdder accepted = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder rejected = new LongAdder();
  }

  private record Reason(String kind, String field, String example, LongAdder count) {}

  /**
   * How it is now.
   *
   * @param since when the process began to count
   * @param lagMs age of the oldest record that was accepted and is not yet in what is served; null
   *     where no events are taken
   * @param eventsPerSecond of the last 60 whole seconds, oldest first
   * @param taken by kind: {@code events}, {@code items}
   * @param rejects what is wrong with rows that were not taken, the most frequent first
   * @param visible from acceptance to being served, of the latest events
   * @param answers by route, of the latest requests
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Beat(
      Instant at,
      Instant since,
      @Nullable Long lagMs,
      List<Long> eventsPerSecond,
      List<Long> requestsPerSecond,
      Map<String, Rows> taken,
      List<Reject> rejects,
      RecentDurations.Summary visible,
      Map<String, RecentDurations.Summary> answers) {}

  /** Rows of one kind that came in. */
  public record Rows(long accepted, long duplicates, long rejected) {}

  /**
   * Why rows were turned away.
   *
   * @param field that was wrong; empty where the row as a whole was
   * @param example what the first of them was told
   */
  public record Reject(String kind, String field, long count, String example) {}

  /** A request brought rows. */
  public void took(String kind, int accepted, int duplicates) {
    Taken counted = taken.computeIfAbsent(kind, name -> new Taken());
    counted.accepted.add(accepted);
    counted.duplicates.add(duplicates);
    if (kind.equals("events")) {
      events.add(accepted);
    }
  }

  /** A row was turned away. */
  public void rejected(String kind, String field, String error) {
    taken.computeIfAbsent(kind, name -> new Taken()).rejected.increment();
    reasons
        .get(kind + ' ' + field, key -> new Reason(kind, field, error, new LongAdder()))
        .count
        .increment();
  }

  /** So many events that were accepted so long ago are served now. */
  public void visible(int count, double milliseconds) {
    for (int i = 0; i < count; i++) {
      visible.add(milliseconds);
    }
  }

  /**
   * A request was answered.
   *
   * @param route {@code GET /v1/search}; of a bounded number of them
   */
  public void answered(String route, double milliseconds) {
    requests.add(1);
    RecentDurations durations = routes.get(route);
    if (durations == null && routes.size() < MOST_ROUTES) {
      durations = routes.computeIfAbsent(route, name -> new RecentDurations());
    }
    if (durations != null) {
      durations.add(milliseconds);
    }
  }

  /** How it is now. */
  public Beat beat(@Nullable Long lagMs) {
    Map<String, Rows> rows = new TreeMap<>();
    taken.forEach(
        (kind, counted) ->
            rows.put(
                kind,
                new Rows(
                    counted.accepted.sum(), counted.duplicates.sum(), counted.rejected.sum())));
    Map<String, RecentDurations.Summary> answers = new TreeMap<>();
    routes.forEach((route, durations) -> answers.put(route, durations.summary()));
    return new Beat(
        clock.instant(),
        since,
        lagMs,
        events.last(),
        requests.last(),
        rows,
        rejects(),
        visible.summary(),
        answers);
  }

  private List<Reject> rejects() {
    return reasons.asMap().values().stream()
        .map(each -> new Reject(each.kind, each.field, each.count.sum(), each.example))
        .sorted(
            Comparator.comparingLong((Reject each) -> -each.count())
                .thenComparing(Reject::kind)
                .thenComparing(Reject::field))
        .limit(SHOWN_REASONS)
        .toList();
  }
}
