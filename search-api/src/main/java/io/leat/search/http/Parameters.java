package io.leat.search.http;

import io.leat.search.http.Problem.FieldError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads parameters by name and kind, and remembers what is wrong with each, so that {@link #check}
 * reports all of it together. A wrong value reads as the default until then.
 */
final class Parameters {
  static final int LONGEST_TEXT = 500;

  private final Map<String, List<String>> values;
  private final TreeSet<String> known = new TreeSet<>();
  private final List<FieldError> errors = new ArrayList<>();

  Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /** After all reads: reports every wrong value and every parameter that was never read. */
  void check() {
    for (Map.Entry<String, List<String>> parameter : values.entrySet()) {
      if (!known.contains(parameter.getKey())) {
        String allowed =
            known.isEmpty() ? "none is allowed" : "allowed are " + String.join(", ", known);
        add(parameter.getKey(), String.join(",", parameter.getValue()), "is unknown; " + allowed);
      }
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
  }

  void add(String name, @Nullable String value, String problem) {
    errors.add(new FieldError(name, value, problem));
  }

  /** A text that must be there and not be blank. */
  String requiredText(String name) {
    String text = text(name);
    if (text == null || text.isBlank()) {
      if (errors.stream().noneMatch(error -> error.field().equals(name))) {
        add(name, text, "is required and must not be blank");
      }
      return "?";
    }
    return text;
  }

  /** A text that may be absent; a blank one is as good as none. */
  @Nullable String optionalText(String name) {
    String text = text(name);
    return text == null || text.isBlank() ? null : text;
  }

  /** A text that may be absent, and longer than others. */
  @Nullable String longText(String name, int longest) {
    return text(name, longest);
  }

  /** Whether there is anything of this name. */
  boolean isGiven(String name) {
    known.add(name);
    return values.containsKey(name);
  }

  /** Several texts, given one by one or with commas between them, but for commas in parentheses. */
  List<String> list(String name, int most) {
    List<String> list = new ArrayList<>();
    for (String text : texts(name, most)) {
      for (String part : text.split(",(?![^(]*\\))", -1)) {
        if (part.isBlank()) {
          add(name, text, "must not have blanks between commas");
        } else {
          list.add(part.strip());
        }
      }
    }
    if (list.size() > most) {
      add(name, list.size() + " values", "must be at most " + most + " values");
      return List.of();
    }
    return list;
  }

  /** An id that may be absent, but not blank. */
  @Nullable String optionalId(String name) {
    String id = text(name);
    if (id != null && id.isBlank()) {
      add(name, id, "must not be blank; leave it out instead");
    }
    return id;
  }

  List<String> texts(String name, int most) {
    known.add(name);
    List<String> texts = values.getOrDefault(name, List.of());
    if (texts.size() > most) {
      add(name, texts.size() + " values", "must be at most " + most + " values");
      return List.of();
    }
    for (String text : texts) {
      if (text.isBlank()) {
        add(name, text, "must not be blank");
      } else {
        checkLength(name, text, LONGEST_TEXT);
      }
    }
    return texts;
  }

  int integer(String name, int least, int most, int absent) {
    String text = text(name);
    String problem = "must be a whole number from %d to %d".formatted(least, most);
    if (text == null) {
      return absent;
    }
    try {
      int value = Integer.parseInt(text.strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Reported below, together with numbers out of range.
    }
    add(name, text, problem);
    return absent;
  }

  /** A number from {@code least} to {@code most}, or null when absent. */
  @Nullable Double number(String name, double least, double most, String range) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      double value = Double.parseDouble(text.strip());
      if (value >= least && value <= most && isDecimal(text)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Reported below, together with numbers out of range.
    }
    add(name, text, "must be a number " + range);
    return null;
  }

  boolean flag(String name, boolean absent) {
    String text = text(name);
    if (text == null) {
      return absent;
    }
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> {
        add(name, text, "must be true or false");
        yield absent;
      }
    };
  }

  /** A flag that must be there. */
  boolean requiredFlag(String name) {
    if (!values.containsKey(name)) {
      known.add(name);
      add(name, null, "is required: true or false");
    }
    return flag(name, false);
  }

  /** One of an enum's constants, by its lower-case name. */
  <E extends Enum<E>> E choice(String name, E[] choices, E absent) {
    String text = text(name);
    if (text == null) {
      return absent;
    }
    E chosen = constant(name, text, choices);
    return chosen == null ? absent : chosen;
  }

  /** The constant of this lower-case name; null, and reported, where there is none. */
  <E extends Enum<E>> @Nullable E constant(String name, String text, E[] choices) {
    List<String> names =
        Arrays.stream(choices).map(choice -> choice.name().toLowerCase(Locale.ROOT)).toList();
    int position = names.indexOf(text);
    if (position < 0) {
      add(name, text, "must be one of " + String.join(", ", names));
      return null;
    }
    return choices[position];
  }

  private @Nullable String text(String name) {
    return text(name, LONGEST_TEXT);
  }

  private @Nullable String text(String name, int longest) {
    known.add(name);
    List<String> given = values.getOrDefault(name, List.of());
    if (given.size() > 1) {
      add(name, String.join(",", given), "must be given once");
      return null;
    }
    if (given.isEmpty()) {
      return null;
    }
    return checkLength(name, given.getFirst(), longest) ? given.getFirst() : null;
  }

  private boolean checkLength(String name, String text, int longest) {
    if (text.length() <= longest) {
      return true;
    }
    add(name, text.substring(0, 40) + "...", "must be at most " + longest + " characters");
    return false;
  }

  /** Java also reads 1f, 0x1p3 and NaN as numbers; a shop does not. */
  private static boolean isDecimal(String text) {
    return text.strip().matches("[+-]?[0-9]*\\.?[0-9]*([eE][+-]?[0-9]+)?");
  }
}
