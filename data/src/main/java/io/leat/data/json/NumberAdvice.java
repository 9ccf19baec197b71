package io.leat.data.json;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How to write a number that was written otherwise. */
final class NumberAdvice {
  private static final Pattern PLAIN =
      Pattern.compile("[^0-9.,+\\[{-]{0,4}([+-]?[0-9]+(?:[.,][0-9]+)?)[^0-9.,]{0,4}");

  private NumberAdvice() {}

  /** {@code 12,50} or {@code £12.50}: write 12.50. */
  static String forNumber(String value) {
    Matcher plain = PLAIN.matcher(value);
    return plain.matches()
        ? "write %s, without quotes".formatted(plain.group(1).replace(',', '.').replace("+", ""))
        : "write a plain number such as 12.50, or leave the field out";
  }

  /** {@code 3.0}: write 3. */
  static String forCount(String value) {
    Matcher plain = PLAIN.matcher(value);
    if (plain.matches()) {
      try {
        double number = Double.parseDouble(plain.group(1).replace(',', '.'));
        if (number == Math.rint(number) && number >= 1 && number <= Integer.MAX_VALUE) {
          return "write %d, without quotes".formatted((int) number);
        }
      } catch (NumberFormatException e) {
        throw new IllegalStateException("the pattern lets only numbers through: " + value, e);
      }
    }
    return "write a whole number such as 3, or leave the field out";
  }
}
