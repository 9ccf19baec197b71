package io.leat.index.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;

/**
 * The one analysis of item and query text: lower case, ASCII folding, English possessives and
 * plurals. The index, the content model and the queries all use it.
 *
 * <pre>
 * "Women's Café Shoes" -&gt; women, cafe, sho
 * </pre>
 */
public final class ItemText {
  private static final Analyzer ANALYZER = new ItemAnalyzer();
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with");

  private ItemText() {}

  /** The analyzer of every text field; safe for use by many threads, never to be closed. */
  public static Analyzer analyzer() {
    return ANALYZER;
  }

  /** The terms of any text, in order, repetitions kept. */
  public static List<String> terms(String text) {
    List<String> terms = new ArrayList<>();
    addTerms(text, terms);
    return terms;
  }

  /**
   * The terms of an item's title, brand, categories and description, for the content model. Words
   * that say nothing about an item are left out, or whatever is sold as "this and that" would be
   * alike; an item of such words alone keeps them.
   */
  public static List<String> terms(
      String title, @Nullable String brand, List<String> categories, @Nullable String description) {
    List<String> terms = new ArrayList<>();
    addTerms(title, terms);
    addTerms(brand, terms);
    for (String category : categories) {
      addTerms(category, terms);
    }
    addTerms(description, terms);
    List<String> telling = terms.stream().filter(term -> !FUNCTION_WORDS.contains(term)).toList();
    return telling.isEmpty() ? terms : telling;
  }

  private static void addTerms(@Nullable String text, List<String> terms) {
    if (text == null) {
      return;
    }
    try (TokenStream tokens = ANALYZER.tokenStream(ItemFields.TITLE, text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        terms.add(term.toString());
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("Text in memory cannot fail to be read", e);
    }
  }
}
