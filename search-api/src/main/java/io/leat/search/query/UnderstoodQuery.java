package io.leat.search.query;

import io.leat.index.document.ItemText;
import io.leat.index.document.Language;
import io.leat.search.query.UnderstoodTerm.Spelling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;

/**
 * A query's words after analysis and correction.
 *
 * @param text as typed
 * @param terms its different words, in order
 */
public record UnderstoodQuery(String text, List<UnderstoodTerm> terms) {

  /** With everything that can be done about misspelt words. */
  public static UnderstoodQuery of(String text, IndexReader reader) throws IOException {
    return of(text, reader, TextSettings.DEFAULT);
  }

  public static UnderstoodQuery of(String text, IndexReader reader, TextSettings settings)
      throws IOException {
    Vocabulary vocabulary = new Vocabulary(reader);
    SpellingCorrector corrector = new SpellingCorrector(vocabulary, settings);
    List<Map.Entry<String, String>> words = List.copyOf(ItemText.words(text).entrySet());
    List<String> known = known(words, vocabulary);
    List<UnderstoodTerm> terms = new ArrayList<>();
    Map<String, Set<String>> stems = stems(text, reader);
    for (Map.Entry<String, String> word : words) {
      List<Spelling> used = corrector.spellings(word.getKey(), known);
      UnderstoodTerm term = new UnderstoodTerm(word.getValue(), word.getKey(), used);
      for (String stem : stems.getOrDefault(word.getKey(), Set.of())) {
        int documents = vocabulary.documents(stem);
        term = documents == 0 ? term : with(term, Spelling.stem(stem, documents));
      }
      terms.add(term);
    }
    return new UnderstoodQuery(
        text, settings.compounds() ? withJoined(terms, vocabulary) : List.copyOf(terms));
  }

  /** What the languages of the items make of each word, by its term. */
  private static Map<String, Set<String>> stems(String text, IndexReader reader)
      throws IOException {
    Map<String, Set<String>> stems = new HashMap<>();
    for (Language language : Language.in(reader)) {
      Map<Integer, String> ofLanguage = language.stems(text);
      for (ItemText.Word word : ItemText.wordsOf(text)) {
        String stem = ofLanguage.get(word.from());
        if (stem != null) {
          stems.computeIfAbsent(word.term(), term -> new LinkedHashSet<>()).add(stem);
        }
      }
    }
    return stems;
  }

  /** The terms that items have, the most telling first. */
  private static List<String> known(List<Map.Entry<String, String>> words, Vocabulary vocabulary)
      throws IOException {
    List<Spelling> known = new ArrayList<>();
    for (Map.Entry<String, String> word : words) {
      int documents = vocabulary.documents(word.getKey());
      if (documents > 0) {
        known.add(Spelling.itself(word.getKey(), documents));
      }
    }
    known.sort(Comparator.comparingInt(Spelling::documents));
    return known.stream().map(Spelling::term).toList();
  }

  /**
   * Two words that items have as one are asked as one too: in the place of a word that no item has,
   * else beside it.
   */
  private static List<UnderstoodTerm> withJoined(List<UnderstoodTerm> terms, Vocabulary vocabulary)
      throws IOException {
    CompoundWords compounds = new CompoundWords(vocabulary);
    List<UnderstoodTerm> joined = new ArrayList<>(terms);
    for (int i = 0; i + 1 < terms.size(); i++) {
      Optional<Spelling> one = compounds.join(terms.get(i).typed(), terms.get(i + 1).typed());
      if (one.isPresent()) {
        joined.set(i, with(joined.get(i), one.get()));
        joined.set(i + 1, with(joined.get(i + 1), one.get()));
      }
    }
    return List.copyOf(joined);
  }

  private static UnderstoodTerm with(UnderstoodTerm term, Spelling added) {
    boolean known = !term.used().isEmpty() && term.used().getFirst().edits() == 0;
    List<Spelling> used = new ArrayList<>();
    if (known) {
      used.addAll(term.used());
    }
    used.add(added);
    return new UnderstoodTerm(term.typed(), term.given(), used);
  }

  /**
   * The same with a synonym of a word: beside the word where items have it, else in the place of
   * its corrections. A synonym that no item has changes nothing.
   *
   * @param word as typed, in lower case
   * @param words of which an item must have all
   * @param weight beside the word itself
   */
  public UnderstoodQuery withSynonym(
      String word, List<String> words, float weight, IndexReader reader) throws IOException {
    Vocabulary vocabulary = new Vocabulary(reader);
    List<String> synonym =
        words.stream().flatMap(each -> ItemText.sequence(each).stream()).toList();
    int least = Integer.MAX_VALUE;
    for (String term : synonym) {
      least = Math.min(least, vocabulary.documents(term));
    }
    if (synonym.isEmpty() || least == 0) {
      return this;
    }
    Spelling added = new Spelling(synonym, 0, least, weight);
    return new UnderstoodQuery(
        text,
        terms.stream().map(term -> term.typed().equals(word) ? with(term, added) : term).toList());
  }

  /** The words that some item has, the best spelling of each and its stems. */
  public List<String> usedTerms() {
    return terms.stream()
        .filter(term -> !term.used().isEmpty())
        .flatMap(
            term ->
                Stream.concat(
                    term.used().getFirst().terms().stream(),
                    term.used().stream().filter(Spelling::isStem).map(Spelling::term)))
        .distinct()
        .toList();
  }

  /**
   * How many of the known words an item must have: both of two, two of three, and so on two thirds,
   * rounded up. Words that no item has do not count against anybody.
   */
  public int minimumShouldMatch() {
    int known = Math.toIntExact(terms.stream().filter(term -> !term.used().isEmpty()).count());
    return known <= 2 ? known : (2 * known + 2) / 3;
  }
}
