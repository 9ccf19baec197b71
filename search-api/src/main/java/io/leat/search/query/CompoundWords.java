package io.leat.search.query;

import io.leat.index.document.ItemText;
import io.leat.search.query.UnderstoodTerm.Spelling;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Words written as one that items have as two, and the other way round. */
final class CompoundWords {
  private static final int SHORTEST_PART = 3;
  private static final int SHORTEST_JOINED = 5;

  private final Vocabulary vocabulary;

  CompoundWords(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Two words for one.
   *
   * @param score compares with that of a correction
   */
  record Split(Spelling spelling, double score) {}

  /**
   * The two words that titles have together for one that no item has: {@code floorcleaner} is floor
   * cleaner. A Chinese word of two characters is never two words, or a phone would be a hand.
   */
  Optional<Split> split(String word) throws IOException {
    boolean chinese = ItemText.isChinese(word) && word.length() > 2;
    if (!chinese && !letters(word)) {
      return Optional.empty();
    }
    int shortest = chinese ? 1 : SHORTEST_PART;
    Split best = null;
    for (int i = shortest; i <= word.length() - shortest; i++) {
      String first = term(word.substring(0, i));
      String second = term(word.substring(i));
      int least = Math.min(vocabulary.documents(first), vocabulary.documents(second));
      int together = least == 0 ? 0 : vocabulary.together(first, second);
      double score = Math.log(1 + together) / 2 + 0.3 * Math.log(1 + least) - 1;
      if (together > 0 && (best == null || score > best.score)) {
        best = new Split(Spelling.split(List.of(first, second), together), score);
      }
    }
    return Optional.ofNullable(best);
  }

  /** One word for two that stand side by side: {@code pull out} is pullout, where items say so. */
  Optional<Spelling> join(String first, String second) throws IOException {
    if (!letters(first) || !letters(second)) {
      return Optional.empty();
    }
    String joined = first + second;
    if (joined.length() < SHORTEST_JOINED) {
      return Optional.empty();
    }
    String term = term(joined);
    int documents = vocabulary.documents(term);
    return documents == 0 ? Optional.empty() : Optional.of(Spelling.joined(term, documents));
  }

  private static String term(String word) {
    List<String> terms = ItemText.sequence(word);
    return terms.size() == 1 ? terms.getFirst() : word;
  }

  private static boolean letters(String word) {
    return word.chars().allMatch(letter -> letter < 0x250 && Character.isLetter(letter));
  }
}
