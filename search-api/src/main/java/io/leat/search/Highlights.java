package io.leat.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.leat.index.document.ItemText;
import io.leat.index.document.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Marks the words that were searched for.
 *
 * <pre>
 * "Brass lamp &amp; shade"  ─►  Brass &lt;em&gt;lamp&lt;/em&gt; &amp;amp; shade        safe to be put into a page
 * </pre>
 */
final class Highlights {
  private static final List<String> FIELDS = List.of("title", "brand", "description");

  /** Characters of a long text that are shown around the first word found. */
  private static final int SNIPPET = 160;

  private final Set<String> terms;

  /**
   * @param terms of the analysis of {@link ItemText}
   */
  Highlights(Set<String> terms) {
    this.terms = Set.copyOf(terms);
  }

  /** By field, of those that have one of the words. */
  Map<String, String> of(JsonNode record) {
    Map<String, String> highlights = new LinkedHashMap<>();
    Language language = Language.of(record.path("language").asText(null)).orElse(null);
    for (String field : FIELDS) {
      String text = record.path(field).asText();
      Map<Integer, String> stems = language == null ? Map.of() : language.stems(text);
      List<ItemText.Word> found =
          ItemText.wordsOf(text).stream()
              .filter(
                  word ->
                      terms.contains(word.term())
                          || terms.contains(stems.getOrDefault(word.from(), word.term())))
              .toList();
      if (!found.isEmpty()) {
        highlights.put(field, marked(text, found));
      }
    }
    return highlights;
  }

  private static String marked(String text, List<ItemText.Word> found) {
    int from = 0;
    int to = text.length();
    if (to > SNIPPET) {
      from = wordStart(text, Math.max(0, found.getFirst().from() - SNIPPET / 4));
      to = wordStart(text, Math.min(to, from + SNIPPET));
    }
    List<Marks.Place> places =
        found.stream().map(word -> new Marks.Place(word.from(), word.to())).toList();
    return (from > 0 ? "… " : "")
        + Marks.marked(text, from, to, places)
        + (to < text.length() ? " …" : "");
  }

  /** The next place at or after this one where a word begins, or the end. */
  private static int wordStart(String text, int at) {
    int start = at;
    while (start > 0
        && start < text.length()
        && !Character.isWhitespace(text.charAt(start - 1))
        && start - at < SNIPPET / 4) {
      start++;
    }
    // Never between the two halves of one character.
    return start > 0 && start < text.length() && Character.isLowSurrogate(text.charAt(start))
        ? start + 1
        : start;
  }
}
