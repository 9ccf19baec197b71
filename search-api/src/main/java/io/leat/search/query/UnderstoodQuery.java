package io.leat.search.query;

import io.leat.index.document.ItemText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;

/**
 * A query's words after analysis and correction.
 *
 * @param text as typed
 * @param terms its different words, in order
 */
public record UnderstoodQuery(String text, List<UnderstoodTerm> terms) {

  public static UnderstoodQuery of(String text, IndexReader reader) throws IOException {
    SpellingCorrector corrector = new SpellingCorrector(reader);
    List<UnderstoodTerm> terms = new ArrayList<>();
    for (Map.Entry<String, String> word : ItemText.words(text).entrySet()) {
      terms.add(
          new UnderstoodTerm(word.getValue(), word.getKey(), corrector.spellings(word.getKey())));
    }
    return new UnderstoodQuery(text, List.copyOf(terms));
  }

  /** The words that some item has, the best spelling of each. */
  public List<String> usedTerms() {
    return terms.stream()
        .filter(term -> !term.used().isEmpty())
        .map(term -> term.used().getFirst().term())
        .toList();
  }

  /**
   * How many of the known words an item must have: both of two, two of three, and so on two thirds,
   * rounded up. Words that no item has do not count against anybody.
   */
  public int minimumShouldMatch() {
    int known = usedTerms().size();
    return known <= 2 ? known : (2 * known + 2) / 3;
  }
}
