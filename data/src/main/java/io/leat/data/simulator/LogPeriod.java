package io.leat.data.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The 180 days that every simulated log covers, up to a fixed date: a shop must not depend on the
 * day on which it was generated. Hours are counted from the beginning.
 */
final class LogPeriod {
  static final Instant END = Instant.parse("2026-03-31T00:00:00Z");
  static final int DAYS = 180;
  static final int HOURS = DAYS * 24;
  static final Instant START = END.minus(DAYS, ChronoUnit.DAYS);
  static final long START_MILLIS = START.toEpochMilli();
  static final long END_MILLIS = END.toEpochMilli();
  static final long HOUR_MILLIS = 3_600_000;

  private static final int START_YEAR_DAY = START.atZone(ZoneOffset.UTC).getDayOfYear();
  private static final int START_WEEKDAY = START.atZone(ZoneOffset.UTC).getDayOfWeek().getValue();
  private static final double[] WEEKDAY = {1.0, 0.95, 0.95, 1.0, 1.05, 1.2, 1.35};
  private static final double[] HOUR_OF_DAY = {
    0.25, 0.14, 0.09, 0.07, 0.08, 0.15, 0.35, 0.6, 0.8, 0.95, 1.05, 1.1,
    1.15, 1.05, 1.0, 1.0, 1.05, 1.15, 1.3, 1.55, 1.75, 1.7, 1.2, 0.6
  };
  private static final int CHRISTMAS = 359;

  private LogPeriod() {}

  /** How busy the shop is in an hour: by weekday, time of day, growth and the weeks of gifts. */
  static double activity(int hour) {
    int day = hour / 24;
    double weekday = WEEKDAY[(START_WEEKDAY - 1 + day) % 7];
    double growth = 1 + 0.35 * hour / HOURS;
    int untilChristmas = CHRISTMAS - dayOfYear(day);
    double gifts = untilChristmas > 4 && untilChristmas < 32 ? 1.4 : 1;
    double feast = untilChristmas >= -1 && untilChristmas <= 1 ? 0.55 : 1;
    return weekday * HOUR_OF_DAY[hour % 24] * growth * gifts * feast;
  }

  /** Day of the year, 1 to 365, of a day of the log; the log's years are no leap years. */
  static int dayOfYear(int day) {
    return (START_YEAR_DAY - 1 + day) % 365 + 1;
  }

  static long millis(int hour) {
    return START_MILLIS + hour * HOUR_MILLIS;
  }

  static int hour(long millis) {
    return (int) Math.floorDiv(millis - START_MILLIS, HOUR_MILLIS);
  }

  /** Where in the log an hour lies, 0 at its start and 1 at its end. */
  static double fraction(int hour) {
    return Math.clamp(hour / (double) HOURS, 0, 1);
  }
}
