package io.leat.search.query;

import io.leat.search.query.UnderstoodTerm.Spelling;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * Finds the words that items have for a word that was typed: the word itself, or, where no item has
 * it, the few nearest by Damerau-Levenshtein distance, those in the most items first. The first
 * letter must be right, which keeps the search of the dictionary quick and the corrections sober.
 */
final class SpellingCorrector {
  private static final int CORRECTIONS = 3;
  private static final int RIGHT_LETTERS = 1;
  private static final Comparator<Spelling> NEAREST =
      Comparator.comparingInt(Spelling::edits)
          .thenComparing(Comparator.comparingInt(Spelling::documents).reversed())
          .thenComparing(Spelling::term);

  private final IndexReader reader;

  SpellingCorrector(IndexReader reader) {
    this.reader = reader;
  }

  /** Best first; empty when no item has anything like the word. */
  List<Spelling> spellings(String word) throws IOException {
    int documents = 0;
    for (BoostedField field : BoostedField.ALL) {
      documents = Math.max(documents, reader.docFreq(new Term(field.field(), word)));
    }
    if (documents > 0) {
      return List.of(new Spelling(word, 0, documents));
    }
    return nearest(word);
  }

  private List<Spelling> nearest(String word) throws IOException {
    int edits = allowedEdits(word);
    if (edits == 0) {
      return List.of();
    }
    Map<String, Spelling> found = new HashMap<>();
    for (BoostedField field : BoostedField.ALL) {
      Terms terms = MultiTerms.getTerms(reader, field.field());
      if (terms != null) {
        collect(terms, new Term(field.field(), word), edits, found);
      }
    }
    List<Spelling> sorted = found.values().stream().sorted(NEAREST).toList();
    return sorted.stream()
        .filter(spelling -> spelling.edits() == sorted.getFirst().edits())
        .limit(CORRECTIONS)
        .toList();
  }

  private static void collect(Terms terms, Term word, int edits, Map<String, Spelling> found)
      throws IOException {
    FuzzyTermsEnum near = new FuzzyTermsEnum(terms, word, edits, RIGHT_LETTERS, true);
    for (BytesRef term = near.next(); term != null; term = near.next()) {
      String text = term.utf8ToString();
      Spelling spelling = new Spelling(text, distance(word.text(), text), near.docFreq());
      found.merge(text, spelling, (one, other) -> NEAREST.compare(one, other) < 0 ? one : other);
    }
  }

  /**
   * As many as a hurried typist makes: none in two letters or with digits, which are often codes.
   */
  private static int allowedEdits(String word) {
    if (word.length() < 3 || word.chars().anyMatch(Character::isDigit)) {
      return 0;
    }
    return word.length() < 8 ? 1 : 2;
  }

  /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
  static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        if (swapped) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[from.length()][to.length()];
  }
}
