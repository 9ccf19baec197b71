package io.leat.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leat.data.EpochTime;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.live.LiveMemory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of what was accepted an answer knows.
 *
 * @param eventWatermark up to when the snapshot is complete; null where it does not say
 * @param lagMs age of the oldest record that was accepted and is not yet in the snapshot, 0 when
 *     all are; null where no events are taken
 * @param profileAgeMs age of the newest that is known of the shopper; null where nothing is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Freshness(
    @Nullable Instant eventWatermark, @Nullable Long lagMs, @Nullable Long profileAgeMs) {

  /** Of an answer that is nobody's. */
  static Freshness of(ServingSnapshot snapshot, LiveMemory memory) {
    return of(snapshot, memory, 0);
  }

  /**
   * @param newest stamp of the newest record that is known of the shopper, 0 where none is
   */
  static Freshness of(ServingSnapshot snapshot, LiveMemory memory, long newest) {
    return new Freshness(
        snapshot.watermark() == 0 ? null : EpochTime.instant(snapshot.watermark()),
        memory.lagMillis(snapshot.watermark()),
        newest == 0 ? null : memory.ageMillis(newest));
  }
}
