package io.leat.data.imports;

import io.leat.data.EpochTime;
import io.leat.data.ShopException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as files have them: epoch seconds, milliseconds and microseconds; ISO-8601; {@code
 * 2011-10-31 08:30}, {@code 2011/10/31}, {@code 20111031}, {@code 31.10.2011 08:30}; {@code
 * 10/31/2011 8:30 AM} in the file's {@link DayOrder}; or one pattern, which then stands in the
 * place of all forms but ISO-8601 with a zone and epoch numbers.
 */
final class TimeReader {
  private static final String CLOCK =
      "(?:[ T,]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?(?: ?([AaPp])\\.?[Mm]\\.?)?)?"
          + " ?(Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?";
  private static final Pattern YEAR_FIRST =
      Pattern.compile("([0-9]{4})([/.-])([0-9]{1,2})\\2([0-9]{1,2})" + CLOCK);
  private static final Pattern YEAR_LAST =
      Pattern.compile("([0-9]{1,2})([/.-])([0-9]{1,2})\\2([0-9]{4})" + CLOCK);
  private static final Pattern COMPACT =
      Pattern.compile("((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})(?:([0-9]{2})([0-9]{2})([0-9]{2}))?");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,17}(\\.[0-9]{1,9})?");
  private static final int CLOCK_GROUPS = 5;

  private final @Nullable DateTimeFormatter pattern;
  private final ZoneId zone;
  private final DayOrder order;

  TimeReader(@Nullable String pattern, ZoneId zone, DayOrder order) {
    this.pattern = pattern == null ? null : formatter(pattern);
    this.zone = zone;
    this.order = order;
  }

  private static DateTimeFormatter formatter(String pattern) {
    try {
      // Strictly, or the 31st of April would become the 30th; that wants u for the year.
      return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException e) {
      throw new ShopException(
          "time format \"%s\" is not a pattern (%s): write one such as dd/MM/yyyy HH:mm"
              .formatted(pattern, e.getMessage()));
    }
  }

  /** The time, or null where the text is of none of the forms. */
  @Nullable Instant read(String cell) {
    String text = cell.strip();
    try {
      if (pattern != null) {
        Instant time = byPattern(text, pattern);
        if (time != null) {
          return time;
        }
      }
      if (NUMBER.matcher(text).matches()) {
        return number(text);
      }
      return pattern == null ? usual(text) : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private @Nullable Instant byPattern(String text, DateTimeFormatter formatter) {
    try {
      TemporalAccessor parsed =
          formatter.parseBest(
              text,
              ZonedDateTime::from,
              OffsetDateTime::from,
              LocalDateTime::from,
              LocalDate::from);
      return switch (parsed) {
        case ZonedDateTime zoned -> zoned.toInstant();
        case OffsetDateTime offset -> offset.toInstant();
        case LocalDateTime local -> local.atZone(zone).toInstant();
        default -> LocalDate.from(parsed).atStartOfDay(zone).toInstant();
      };
    } catch (DateTimeException e) {
      return null;
    }
  }

  private @Nullable Instant number(String text) {
    Matcher compact = COMPACT.matcher(text);
    if (pattern == null && compact.matches()) {
      // As a count of seconds these would be of 1970, as one of milliseconds of the year 2600.
      boolean clock = compact.group(4) != null;
      return LocalDateTime.of(
              integer(compact, 1),
              integer(compact, 2),
              integer(compact, 3),
              clock ? integer(compact, 4) : 0,
              clock ? integer(compact, 5) : 0,
              clock ? integer(compact, 6) : 0)
          .atZone(zone)
          .toInstant();
    }
    int point = text.indexOf('.');
    if (point < 0) {
      return EpochTime.instant(Long.parseLong(text));
    }
    Instant whole = EpochTime.instant(Long.parseLong(text.substring(0, point)));
    // A fraction is one of a second; of the finer units it would be lost anyway.
    return point > 11
        ? whole
        : whole.plusNanos(
            new BigDecimal(text.substring(point)).movePointRight(9).longValueExact()
                * (text.startsWith("-") ? -1 : 1));
  }

  private @Nullable Instant usual(String text) {
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.matches()) {
      return instant(
          yearFirst, integer(yearFirst, 1), integer(yearFirst, 3), integer(yearFirst, 4));
    }
    Matcher yearLast = YEAR_LAST.matcher(text);
    if (!yearLast.matches()) {
      return null;
    }
    boolean dayFirst = yearLast.group(2).equals(".") || order == DayOrder.DAY_FIRST;
    if (!dayFirst && order != DayOrder.MONTH_FIRST) {
      return null;
    }
    return instant(
        yearLast,
        integer(yearLast, 4),
        integer(yearLast, dayFirst ? 3 : 1),
        integer(yearLast, dayFirst ? 1 : 3));
  }

  private Instant instant(Matcher matcher, int year, int month, int day) {
    boolean clock = matcher.group(CLOCK_GROUPS) != null;
    int hour = clock ? integer(matcher, CLOCK_GROUPS) : 0;
    String half = matcher.group(CLOCK_GROUPS + 4);
    if (half != null) {
      if (hour < 1 || hour > 12) {
        throw new DateTimeException("no such hour: " + hour);
      }
      hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
    String second = matcher.group(CLOCK_GROUPS + 2);
    String fraction = matcher.group(CLOCK_GROUPS + 3);
    LocalDateTime time =
        LocalDateTime.of(
            year,
            month,
            day,
            hour,
            clock ? integer(matcher, CLOCK_GROUPS + 1) : 0,
            second == null ? 0 : Integer.parseInt(second),
            fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9)));
    String offset = matcher.group(CLOCK_GROUPS + 5);
    if (offset == null) {
      return time.atZone(zone).toInstant();
    }
    return time.toInstant(
        Character.isLetter(offset.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(offset));
  }

  private static int integer(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
