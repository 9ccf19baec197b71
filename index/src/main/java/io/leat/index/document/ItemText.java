package io.leat.index.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;

/**
 * The one analysis of item and query text: numbers and units, lower case, ASCII folding, English
 * possessives and plurals, Chinese words whatever their script. The index, the content model and
 * the queries all use it.
 *
 * <pre>
 * "Women's Café Shoes" -&gt; women, cafe, sho
 * "8ft. x 1/2\" Pipe"   -&gt; 8, ft, x, 1_2, in, pipe
 * </pre>
 */
public final class ItemText {
  private static final Analyzer ANALYZER = new ItemAnalyzer(HanFilter.Terms.CHARACTERS_PAIRS_WORDS);
  private static final Analyzer WORDS = new ItemAnalyzer(HanFilter.Terms.WORDS);
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with");

  private ItemText() {}

  /** The analyzer of every text field; safe for use by many threads, never to be closed. */
  public static Analyzer analyzer() {
    return ANALYZER;
  }

  /** Whether a word is of Chinese characters alone. */
  public static boolean isChinese(String word) {
    return !word.isEmpty() && word.chars().allMatch(HanText::isHan);
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
    return terms(title, brand, categories, description, null);
  }

  /** The same with the stems of the item's language beside them. */
  public static List<String> terms(
      String title,
      @Nullable String brand,
      List<String> categories,
      @Nullable String description,
      @Nullable Language language) {
    List<String> terms = new ArrayList<>();
    addTerms(title, terms);
    addTerms(brand, terms);
    for (String category : categories) {
      addTerms(category, terms);
    }
    addTerms(description, terms);
    if (language != null) {
      terms.addAll(language.stems(title).values());
      categories.forEach(category -> terms.addAll(language.stems(category).values()));
      if (description != null) {
        terms.addAll(language.stems(description).values());
      }
    }
    List<String> telling = terms.stream().filter(term -> !FUNCTION_WORDS.contains(term)).toList();
    return telling.isEmpty() ? terms : telling;
  }

  /**
   * The terms of a text as a query has them: of Chinese the words alone, where {@link #terms} has
   * all that a word could be.
   */
  public static List<String> sequence(String text) {
    List<String> terms = new ArrayList<>();
    analyze(WORDS, text, (term, from, to) -> terms.add(term));
    return terms;
  }

  /**
   * The words of a text by their terms: what a person should be shown in a term's place.
   *
   * <pre>
   * "Christmas Cards" -&gt; {christma=christmas, card=cards}
   * </pre>
   *
   * @return in the order of the text, in lower case; of several words of one term the first
   */
  public static Map<String, String> words(String text) {
    Map<String, String> words = new LinkedHashMap<>();
    analyze(WORDS, text, (term, from, to) -> words.putIfAbsent(term, word(text, from, to, term)));
    return words;
  }

  /**
   * A word of a text.
   *
   * @param from where it begins in the text
   * @param to behind its last character
   */
  public record Word(String term, int from, int to) {}

  /** The words of a text with their places, in order. */
  public static List<Word> wordsOf(String text) {
    List<Word> words = new ArrayList<>();
    analyze(WORDS, text, (term, from, to) -> words.add(new Word(term, from, to)));
    return words;
  }

  /** A term that stands for a sign, 8" or 8', is its own word. */
  private static String word(String text, int from, int to, String term) {
    String word = text.substring(from, to).toLowerCase(Locale.ROOT).strip();
    return word.codePoints().anyMatch(Character::isLetterOrDigit) ? word : term;
  }

  private static void addTerms(@Nullable String text, List<String> terms) {
    if (text != null) {
      analyze(ANALYZER, text, (term, from, to) -> terms.add(term));
    }
  }

  /** Told each term and where in the text its word stands. */
  private interface TermReceiver {
    void accept(String term, int from, int to);
  }

  private static void analyze(Analyzer analyzer, String text, TermReceiver receiver) {
    try (TokenStream tokens = analyzer.tokenStream(ItemFields.TITLE, text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      OffsetAttribute offsets = tokens.addAttribute(OffsetAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        receiver.accept(term.toString(), offsets.startOffset(), offsets.endOffset());
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("Text in memory cannot fail to be read", e);
    }
  }
}
