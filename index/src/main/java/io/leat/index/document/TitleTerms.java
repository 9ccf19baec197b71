package io.leat.index.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * A title's terms in their order, for the second look at the best matches: which words stand side
 * by side, and what the thing is called. What it is, the head, ends before what it comes with, what
 * it is for and what it is in:
 *
 * <pre>
 * Brass Table Lamp with Shade, 2-Pack  -&gt; brass table lamp | with shade 2 pk
 * </pre>
 *
 * A word of a {@link Language} stands as its stem. As bytes: the head's length in terms, then all
 * terms, with spaces between.
 *
 * @param terms of the title, the first {@link #MOST} at most
 * @param head how many of them, from the first, are the head; at least 1 where there are any
 */
public record TitleTerms(List<String> terms, int head) {
  private static final int MOST = 100;
  private static final Pattern END_OF_HEAD = Pattern.compile("[,(;:|，（]| [-–—] ");
  private static final Set<String> ENDING_WORDS = Set.of("with", "for", "in", "and");

  public TitleTerms {
    terms = List.copyOf(terms);
  }

  /** Of a title as it was written, in no particular language. */
  public static TitleTerms of(String title) {
    return of(title, null);
  }

  /** Of a title as it was written. */
  public static TitleTerms of(String title, @Nullable Language language) {
    List<String> terms = terms(title, language);
    if (terms.size() > MOST) {
      terms = terms.subList(0, MOST);
    }
    return new TitleTerms(terms, head(title, terms));
  }

  private static List<String> terms(String title, @Nullable Language language) {
    if (language == null) {
      return ItemText.sequence(title);
    }
    Map<Integer, String> stems = language.stems(title);
    return ItemText.wordsOf(title).stream()
        .map(word -> stems.getOrDefault(word.from(), word.term()))
        .toList();
  }

  private static int head(String title, List<String> terms) {
    int head = terms.size();
    Matcher end = END_OF_HEAD.matcher(title);
    if (end.find()) {
      head = Math.min(head, ItemText.sequence(title.substring(0, end.start())).size());
    }
    for (int i = 1; i < head; i++) {
      if (ENDING_WORDS.contains(terms.get(i)) && !isNumber(terms.get(i - 1))) {
        head = i;
      }
    }
    return head == 0 ? terms.size() : head;
  }

  /** After a number "in" is inches. */
  private static boolean isNumber(String term) {
    return Character.isDigit(term.charAt(0));
  }

  BytesRef bytes() {
    return new BytesRef(head + " " + String.join(" ", terms));
  }

  /** What {@link #bytes} wrote. */
  public static TitleTerms read(BytesRef bytes) {
    String[] words =
        new String(bytes.bytes, bytes.offset, bytes.length, StandardCharsets.UTF_8).split(" ");
    return new TitleTerms(List.of(words).subList(1, words.length), Integer.parseInt(words[0]));
  }
}
