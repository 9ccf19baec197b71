package io.leat.search.query;

import io.leat.index.document.Language;
import java.util.List;

/**
 * One word of the query.
 *
 * @param typed as the shopper wrote it, in lower case
 * @param given the same in the index's normal form
 * @param used what was searched instead of or as it, best first; empty when no item has anything
 *     like it
 */
public record UnderstoodTerm(String typed, String given, List<Spelling> used) {

  public UnderstoodTerm {
    used = List.copyOf(used);
  }

  /**
   * A word that items have, or several that were written as one.
   *
   * @param terms in the index's normal form; of several an item must have all
   * @param edits by which it differs from the given word: 0 for the word itself
   * @param documents how many items have it
   * @param weight above 0, at most 1: what it counts beside the word itself
   */
  public record Spelling(List<String> terms, int edits, int documents, float weight) {
    private static final float HALF = 0.5f;

    public Spelling {
      terms = List.copyOf(terms);
    }

    static Spelling itself(String term, int documents) {
      return new Spelling(List.of(term), 0, documents, 1);
    }

    static Spelling near(String term, int edits, int documents) {
      return new Spelling(List.of(term), edits, documents, 1f / (1 + edits));
    }

    static Spelling split(List<String> terms, int documents) {
      return new Spelling(terms, 1, documents, 1);
    }

    /** Of a language in which items are written. */
    static Spelling stem(String term, int documents) {
      return new Spelling(List.of(term), 0, documents, 1);
    }

    /** Whether it is the word itself as a language has it. */
    public boolean isStem() {
      return Language.isStem(term());
    }

    /** Stands in two words' places, so that each counts half. */
    static Spelling joined(String term, int documents) {
      return new Spelling(List.of(term), 0, documents, HALF);
    }

    /** With spaces between where there are several. */
    public String term() {
      return String.join(" ", terms);
    }
  }

  /** Whether another word was searched in its place. */
  public boolean corrected() {
    return !used.isEmpty() && !used.getFirst().isStem() && !used.getFirst().term().equals(given);
  }
}
