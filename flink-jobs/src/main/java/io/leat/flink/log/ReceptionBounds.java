package io.leat.flink.log;

import io.leat.data.Fault;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an event's own time may lie from the time at which it was received.
 *
 * @param late how long afterwards it still counts
 * @param ahead how much a shop's clock may be fast
 * @param repeated for how long its id is known, so that a repetition counts once
 */
public record ReceptionBounds(Duration late, Duration ahead, Duration repeated)
    implements Serializable {
  public static final ReceptionBounds DEFAULT =
      new ReceptionBounds(Duration.ofDays(7), Duration.ofMinutes(5), Duration.ofDays(1));

  /**
   * What is wrong with the time; null where nothing is.
   *
   * @param receivedAt epoch microseconds
   */
  public @Nullable Fault fault(Instant time, long receivedAt) {
    Instant received =
        Instant.ofEpochSecond(
            Math.floorDiv(receivedAt, 1_000_000L), Math.floorMod(receivedAt, 1_000_000L) * 1000);
    if (time.isAfter(received.plus(ahead))) {
      return new Fault(
          Fault.FUTURE_TIME,
          "timestamp",
          time.toString(),
          "is more than %d minutes after its arrival at %s".formatted(ahead.toMinutes(), received),
          "check the clock of whatever wrote it");
    }
    if (time.isBefore(received.minus(late))) {
      return new Fault(
          Fault.LATE_TIME,
          "timestamp",
          time.toString(),
          "is more than %d days before its arrival at %s".formatted(late.toDays(), received),
          "send events sooner, or import older ones");
    }
    return null;
  }
}
