package io.leat.search;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.leat.search.query.UnderstoodQuery;
import io.leat.search.query.UnderstoodTerm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a query was understood.
 *
 * @param minimumShouldMatch how many of the known words a match by words has
 * @param relaxed whether too few items had as many as wanted, so that fewer were enough
 * @param dropped where no item had as many as wanted: the words, as typed, without which some item
 *     is found, the least telling
 * @param didYouMean the text with its corrected words as people write them; null when none was; the
 *     answer itself tells it
 * @param redirect where a rule sends the shopper; null for nowhere
 */
public record QueryEcho(
    String text,
    List<Term> terms,
    int minimumShouldMatch,
    boolean relaxed,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> dropped,
    @JsonIgnore @Nullable String didYouMean,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String redirect) {

  /**
   * One word.
   *
   * @param given as typed, in lower case
   * @param used the words searched for it: itself, or corrections; empty when nothing is like it
   */
  public record Term(String given, List<String> used, boolean corrected) {}

  /**
   * @param dropped by {@link io.leat.search.query.Relaxation}
   */
  static QueryEcho of(
      UnderstoodQuery understood,
      int minimumShouldMatch,
      List<UnderstoodTerm> dropped,
      @Nullable String redirect,
      SurfaceForms surfaces)
      throws IOException {
    List<Term> terms = new ArrayList<>();
    String text = understood.text().toLowerCase(Locale.ROOT);
    String meant = text;
    for (UnderstoodTerm term : understood.terms()) {
      List<String> used = new ArrayList<>();
      for (UnderstoodTerm.Spelling spelling : term.used()) {
        boolean asGiven = spelling.isStem() || spelling.term().equals(term.given());
        String shown = asGiven ? term.typed() : surfaces.of(spelling.terms());
        if (!used.contains(shown)) {
          used.add(shown);
        }
      }
      terms.add(new Term(term.typed(), used, term.corrected()));
      if (term.corrected()) {
        meant = replaced(meant, term.typed(), used.getFirst());
      }
    }
    return new QueryEcho(
        understood.text(),
        terms,
        minimumShouldMatch,
        minimumShouldMatch < understood.minimumShouldMatch(),
        dropped.stream().map(UnderstoodTerm::typed).toList(),
        meant.equals(text) ? null : meant,
        redirect);
  }

  private static String replaced(String text, String word, String by) {
    String alone = "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])";
    return Pattern.compile(alone).matcher(text).replaceFirst(Matcher.quoteReplacement(by));
  }
}
