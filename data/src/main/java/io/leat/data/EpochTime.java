package io.leat.data;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Times that were written as a count since 1970. The unit is told by the size: below 10^11 seconds
 * (the year 5138), below 10^14 milliseconds, otherwise microseconds. A time of the year 1970 or
 * 1971 in milliseconds would be misread; no shop has such records.
 */
public final class EpochTime {
  private static final long SECONDS_END = 100_000_000_000L;
  private static final long MILLISECONDS_END = 100_000_000_000_000L;

  private EpochTime() {}

  /** The time of a count of seconds, milliseconds or microseconds. */
  public static Instant instant(long count) {
    long size = count < 0 ? -(count + 1) : count;
    if (size < SECONDS_END) {
      return Instant.ofEpochSecond(count);
    }
    return size < MILLISECONDS_END
        ? Instant.ofEpochMilli(count)
        : Instant.EPOCH.plus(count, ChronoUnit.MICROS);
  }

  /** Microseconds since 1970, which for a time from 1973 on {@link #instant} turns back. */
  public static long microseconds(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
