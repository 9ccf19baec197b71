package io.leat.flink.queries;

import io.leat.flink.events.Interaction;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * That somebody searched for a text.
 *
 * @param text as {@link #normalized}
 * @param person as {@link Interaction#person}
 * @param epochSecond when they last did
 */
public record Search(String text, String person, long epochSecond) {
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

  /** Of an event with a query. */
  static Search of(Interaction event) {
    return new Search(
        normalized(Objects.requireNonNull(event.query(), "query")),
        event.person(),
        event.epochSecond());
  }

  /** In Unicode's compatibility form, lower case, words one space apart. */
  static String normalized(String query) {
    String folded = Normalizer.normalize(query, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return SPACE.matcher(folded).replaceAll(" ").strip();
  }

  /** What one person's searches for one text share. */
  String key() {
    return person + ' ' + text;
  }

  Search newer(Search other) {
    return epochSecond >= other.epochSecond ? this : other;
  }
}
