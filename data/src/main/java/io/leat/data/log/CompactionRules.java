package io.leat.data.log;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * What compaction may leave out.
 *
 * @param horizon within which a second event of the same id is a duplicate; that of the jobs, so
 *     that none is left out here which they would count
 * @param late how long after its own time an event still counts; that of the jobs too
 * @param forgotten whether a record is to be removed because its person wants to be forgotten
 */
public record CompactionRules(Duration horizon, Duration late, Predicate<PersonRecord> forgotten) {
  public CompactionRules {
    if (horizon.isNegative() || late.isNegative()) {
      throw new IllegalArgumentException(
          "the horizon %s or the bound of late events %s is negative".formatted(horizon, late));
    }
  }
}
