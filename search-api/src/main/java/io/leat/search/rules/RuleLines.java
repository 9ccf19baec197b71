package io.leat.search.rules;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks of what Querqy leaves to the engine: fields, pins, redirects, raw queries. */
final class RuleLines {
  private static final Pattern CONDITION =
      Pattern.compile(
          "\\s*(UP|DOWN|FILTER)\\s*(?:\\(.*?\\))?\\s*:\\s*(.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECORATION =
      Pattern.compile("\\s*DECORATE\\s*(?:\\((.*?)\\))?\\s*:\\s*(.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PIN = Pattern.compile("([1-9][0-9]{0,3})\\s+(\\S.*)");

  private RuleLines() {}

  /**
   * @throws RulesException naming the first line that means nothing here
   */
  static void check(String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      checkCondition(i + 1, lines.get(i));
      checkDecoration(i + 1, lines.get(i));
    }
  }

  private static void checkCondition(int number, String line) {
    Matcher condition = CONDITION.matcher(line);
    if (!condition.matches()) {
      return;
    }
    String right = condition.group(2).strip();
    if (right.startsWith("*")) {
      throw new RulesException(number, "raw queries (*) are not known here: use words or fields");
    }
    for (String part : right.split("\\s+", -1)) {
      int colon = part.indexOf(':');
      String field = colon < 0 ? "" : part.substring(0, colon).replaceFirst("^[+-]", "");
      if (colon >= 0 && !RuleConditions.FIELDS.contains(field)) {
        throw new RulesException(
            number,
            "'%s' is no field: use one of brand, category, attribute (attribute:name=value)"
                .formatted(field));
      }
    }
  }

  private static void checkDecoration(int number, String line) {
    Matcher decoration = DECORATION.matcher(line);
    if (!decoration.matches()) {
      return;
    }
    String key = decoration.group(1) == null ? "" : decoration.group(1).strip();
    String value = decoration.group(2).strip();
    switch (key.toLowerCase(Locale.ROOT)) {
      case SearchRules.REDIRECT -> {
        if (!value.startsWith("/") && !value.matches("https?://\\S+")) {
          throw new RulesException(
              number, "'%s' is no address: begin with / or https://".formatted(value));
        }
      }
      case SearchRules.PIN -> {
        if (!PIN.matcher(value).matches()) {
          throw new RulesException(
              number, "'%s' is no pin: give a place from 1 and an item id".formatted(value));
        }
      }
      default ->
          throw new RulesException(
              number, "DECORATE knows the keys pin and redirect, not '%s'".formatted(key));
    }
  }

  /** A pin that was checked. */
  static RuledQuery.Pin pin(String value) {
    Matcher pin = PIN.matcher(value.strip());
    if (!pin.matches()) {
      throw new RulesException(0, "'%s' is no pin".formatted(value));
    }
    return new RuledQuery.Pin(pin.group(2).strip(), Integer.parseInt(pin.group(1)));
  }
}
