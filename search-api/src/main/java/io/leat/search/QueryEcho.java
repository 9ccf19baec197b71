package io.leat.search;

import io.leat.search.query.UnderstoodQuery;
import io.leat.search.query.UnderstoodTerm;
import java.util.List;

/**
 * How a query was understood.
 *
 * @param minimumShouldMatch how many of the known words a match by words has
 * @param relaxed whether no item had as many as wanted, so that one word was enough
 */
public record QueryEcho(String text, List<Term> terms, int minimumShouldMatch, boolean relaxed) {

  /**
   * One word.
   *
   * @param used the words searched for it: itself, or corrections; empty when nothing is like it
   */
  public record Term(String given, List<String> used, boolean corrected) {}

  static QueryEcho of(UnderstoodQuery understood, int minimumShouldMatch) {
    return new QueryEcho(
        understood.text(),
        understood.terms().stream().map(QueryEcho::term).toList(),
        minimumShouldMatch,
        minimumShouldMatch < understood.minimumShouldMatch());
  }

  private static Term term(UnderstoodTerm term) {
    List<String> used = term.used().stream().map(UnderstoodTerm.Spelling::term).toList();
    return new Term(term.given(), used, term.corrected());
  }
}
