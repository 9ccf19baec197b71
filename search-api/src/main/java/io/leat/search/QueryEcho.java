package io.leat.search;

import io.leat.search.query.UnderstoodQuery;
import io.leat.search.query.UnderstoodTerm;
import java.io.IOException;
import java.util.ArrayList;
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
   * @param given as typed, in lower case
   * @param used the words searched for it: itself, or corrections; empty when nothing is like it
   */
  public record Term(String given, List<String> used, boolean corrected) {}

  static QueryEcho of(UnderstoodQuery understood, int minimumShouldMatch, SurfaceForms surfaces)
      throws IOException {
    List<Term> terms = new ArrayList<>();
    for (UnderstoodTerm term : understood.terms()) {
      List<String> used = new ArrayList<>();
      for (UnderstoodTerm.Spelling spelling : term.used()) {
        boolean asGiven = spelling.term().equals(term.given());
        used.add(asGiven ? term.typed() : surfaces.of(spelling.terms()));
      }
      terms.add(new Term(term.typed(), used, term.corrected()));
    }
    return new QueryEcho(
        understood.text(),
        terms,
        minimumShouldMatch,
        minimumShouldMatch < understood.minimumShouldMatch());
  }
}
