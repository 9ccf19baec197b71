package io.leat.search.query;

import io.leat.search.query.UnderstoodTerm.Spelling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Finds the words that items have for a word that was typed: the word itself, or, where no item has
 * it, the likeliest of those near it. Likely is what takes few edits, what many items have, and
 * what stands in titles beside the query's other words:
 *
 * <pre>
 * moen dhower faucet: dhower -&gt; shower, for Moen makes showers, and not dower or dowel
 * score(w) = -3 edits - 1.5 [another first letter] + ln(items + 1) / 2 + max over known k  ln(1 + 50 together(w, k) / (items(k) + 20))
 * </pre>
 *
 * A word may also be two that were written as one ({@link CompoundWords}). A word that hardly any
 * item has stays first, and a near word that many have is asked beside it, at less weight.
 */
final class SpellingCorrector {
  private static final int CORRECTIONS = 3;
  private static final int CANDIDATES = 12;
  private static final int NEIGHBOURS = 3;
  private static final double PER_EDIT = 3;
  private static final double OTHER_FIRST_LETTER = 1.5;
  private static final double MARGIN = 1;
  private static final int RARE = 1;
  private static final int SHORTEST_RARE = 5;
  private static final int FREQUENT_TIMES = 10;

  private final Vocabulary vocabulary;
  private final TextSettings settings;
  private final CompoundWords compounds;

  SpellingCorrector(Vocabulary vocabulary, TextSettings settings) {
    this.vocabulary = vocabulary;
    this.settings = settings;
    this.compounds = new CompoundWords(vocabulary);
  }

  /** Of a word that stands alone. */
  List<Spelling> spellings(String word) throws IOException {
    return spellings(word, List.of());
  }

  /**
   * Best first; empty when no item has anything like the word.
   *
   * @param others the query's other words that items have
   */
  List<Spelling> spellings(String word, List<String> others) throws IOException {
    int documents = vocabulary.documents(word);
    if (documents > RARE || (documents > 0 && word.length() < SHORTEST_RARE)) {
      return List.of(Spelling.itself(word, documents));
    }
    List<Scored> scored = near(word, documents, others);
    if (documents > 0) {
      List<Spelling> spellings = new ArrayList<>(List.of(Spelling.itself(word, documents)));
      if (!scored.isEmpty() && scored.getFirst().score >= 0) {
        spellings.add(scored.getFirst().spelling);
      }
      return List.copyOf(spellings);
    }
    if (settings.compounds()) {
      compounds
          .split(word)
          .ifPresent(split -> scored.add(new Scored(split.spelling(), split.score())));
      scored.sort(Scored.BEST_FIRST);
    }
    if (scored.isEmpty() || scored.getFirst().spelling.terms().size() > 1) {
      return scored.stream().limit(1).map(Scored::spelling).toList();
    }
    Scored best = scored.getFirst();
    return scored.stream()
        .filter(each -> each.spelling.terms().size() == 1)
        .filter(each -> each.spelling.edits() == best.spelling.edits())
        .filter(each -> each.score > best.score - MARGIN)
        .limit(CORRECTIONS)
        .map(Scored::spelling)
        .toList();
  }

  private List<Scored> near(String word, int documents, List<String> others) throws IOException {
    List<Scored> found = new ArrayList<>();
    int edits = allowedEdits(word);
    if (edits == 0 || !settings.corrections()) {
      return found;
    }
    for (Map.Entry<String, Integer> near : vocabulary.near(word, edits).entrySet()) {
      String term = near.getKey();
      if (term.equals(word) || near.getValue() <= FREQUENT_TIMES * documents) {
        continue;
      }
      int distance = distance(word, term);
      boolean firstLetter = term.charAt(0) == word.charAt(0);
      double score =
          -PER_EDIT * distance
              - (firstLetter ? 0 : OTHER_FIRST_LETTER)
              + Math.log(near.getValue() + 1) / 2;
      found.add(new Scored(Spelling.near(term, distance, near.getValue()), score));
    }
    found.sort(Scored.BEST_FIRST);
    List<Scored> scored = new ArrayList<>();
    for (Scored each : found.subList(0, Math.min(CANDIDATES, found.size()))) {
      scored.add(new Scored(each.spelling, each.score + company(each.spelling.term(), others)));
    }
    scored.sort(Scored.BEST_FIRST);
    return scored;
  }

  /** How well a word goes with the best of the others. */
  private double company(String term, List<String> others) throws IOException {
    double best = 0;
    for (String other : others.subList(0, Math.min(NEIGHBOURS, others.size()))) {
      if (!other.equals(term)) {
        double share = 50.0 * vocabulary.together(term, other) / (vocabulary.documents(other) + 20);
        best = Math.max(best, Math.log(1 + share));
      }
    }
    return best;
  }

  private record Scored(Spelling spelling, double score) {
    static final Comparator<Scored> BEST_FIRST =
        Comparator.comparingDouble(Scored::score)
            .reversed()
            .thenComparing(scored -> scored.spelling.term());
  }

  /**
   * As many as a hurried typist makes: none in two letters or with digits, which are often codes.
   */
  private static int allowedEdits(String word) {
    if (word.length() < 3 || word.chars().anyMatch(Character::isDigit)) {
      return 0;
    }
    return word.length() < 5 ? 1 : 2;
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
