package io.leat.data.log;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * What compaction may leave out.
 *
 * @param horizon within which a second event of the same id is a duplicate; not longer than that of
 *     the jobs, so that none is left out here which they would count
 * @param forgotten whether a record is to be removed because its person wants to be forgotten
 */
public record CompactionRules(Duration horizon, Predicate<PersonRecord> forgotten) {
  public CompactionRules {
    if (horizon.isNegative()) {
      throw new IllegalArgumentException("the horizon is negative: " + horizon);
    }
  }
}
