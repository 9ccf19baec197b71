package io.leat.search;

import io.leat.search.counters.SurfaceCounters;
import io.leat.search.live.LiveMemory;
import io.leat.search.rules.SearchRules;
import io.leat.search.telemetry.AnswerTimers;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a search service has beside the index.
 *
 * @param memory what shoppers did since the index was written
 * @param rules the shop's, asked for anew with each search
 * @param frozen remembers searches for who wants their next page; null for no cursors
 * @param suggester null for no suggestions
 * @param counters of what is answered
 * @param timers of how it is made
 */
public record ServiceParts(
    LiveMemory memory,
    Supplier<SearchRules> rules,
    @Nullable FrozenSearches frozen,
    @Nullable SuggesterKeeper suggester,
    SurfaceCounters counters,
    AnswerTimers timers) {

  /** Of a service that knows what the index knows, and nothing else. */
  public static ServiceParts none() {
    return new ServiceParts(
        new LiveMemory(InstantSource.system()),
        () -> SearchRules.NONE,
        null,
        null,
        new SurfaceCounters(),
        AnswerTimers.NONE);
  }

  public ServiceParts withRules(Supplier<SearchRules> other) {
    return new ServiceParts(memory, other, frozen, suggester, counters, timers);
  }

  public ServiceParts withFrozen(FrozenSearches other) {
    return new ServiceParts(memory, rules, other, suggester, counters, timers);
  }

  /** The same for questions of our own, which are neither counted nor kept. */
  ServiceParts unheard() {
    return new ServiceParts(memory, rules, null, null, new SurfaceCounters(), AnswerTimers.NONE);
  }
}
