package io.leat.data.imports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether {@code 3/4/2026} is in March or in April. One row cannot tell, but a file nearly always
 * has some day after the 12th.
 */
enum DayOrder {
  /** No row has told so far. */
  UNKNOWN,
  DAY_FIRST,
  MONTH_FIRST,
  /** Rows tell both ways. */
  MIXED;

  private static final Pattern DATE =
      Pattern.compile("([0-9]{1,2})[/-]([0-9]{1,2})[/-][0-9]{4}\\b.*");

  /** Whether a time is of a form that leaves it open. */
  static boolean concerns(String time) {
    return DATE.matcher(time.strip()).matches();
  }

  /** What is known after one more time. */
  DayOrder and(String time) {
    Matcher date = DATE.matcher(time.strip());
    if (!date.matches()) {
      return this;
    }
    boolean dayFirst = Integer.parseInt(date.group(1)) > 12;
    boolean monthFirst = Integer.parseInt(date.group(2)) > 12;
    if (dayFirst == monthFirst) {
      return this;
    }
    DayOrder told = dayFirst ? DAY_FIRST : MONTH_FIRST;
    return this == UNKNOWN || this == told ? told : MIXED;
  }
}
