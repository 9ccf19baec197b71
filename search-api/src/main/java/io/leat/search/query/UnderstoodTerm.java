package io.leat.search.query;

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

  /**
   * A word that items have.
   *
   * @param edits by which it differs from the given word: 0 for the word itself
   */
  public record Spelling(String term, int edits, int documents) {}

  /** Whether another word was searched in its place. */
  public boolean corrected() {
    return !used.isEmpty() && used.getFirst().edits() > 0;
  }
}
