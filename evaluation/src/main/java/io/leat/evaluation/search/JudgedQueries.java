package io.leat.evaluation.search;

import io.leat.data.ShopException;
import io.leat.evaluation.dataset.Judgements;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Queries with what each item gains: {@code (relevance - least) / (greatest - least)} over all
 * grades of the file, so (relevance - 1) / 2 where these are 1 to 3; an item that nobody judged
 * gains 0.
 *
 * @param queries that were judged often enough
 * @param least of all grades
 * @param greatest of all grades
 * @param fewer how many queries were left out because they have too few judgements
 * @param unknownItems different judged items that the catalogue does not have; they stay to be
 *     found
 */
public record JudgedQueries(
    List<Query> queries, double least, double greatest, int fewer, int unknownItems) {

  /**
   * One query.
   *
   * @param gains by item, 0 to 1, of all judged items
   * @param relevant those that gain anything
   */
  public record Query(String text, Map<String, Double> gains, Set<String> relevant) {}

  public JudgedQueries {
    queries = List.copyOf(queries);
  }

  /**
   * The queries to ask.
   *
   * @param minimum the least number of judgements that a query must have
   * @throws ShopException when nothing is left to ask, or all grades are alike
   */
  public static JudgedQueries of(Judgements judgements, Set<String> catalogue, int minimum) {
    double least = judgements.least();
    double greatest = judgements.greatest();
    if (least == greatest) {
      throw new ShopException(
          "all judgements have the same relevance, %s: give those of less relevant items too"
              .formatted(least));
    }
    List<Query> queries = new ArrayList<>();
    Set<String> unknown = new java.util.HashSet<>();
    judgements
        .grades()
        .forEach(
            (text, grades) -> {
              if (grades.size() < minimum) {
                return;
              }
              Map<String, Double> gains = new LinkedHashMap<>();
              Set<String> relevant = new java.util.LinkedHashSet<>();
              grades.forEach(
                  (item, grade) -> {
                    double gain = (grade - least) / (greatest - least);
                    gains.put(item, gain);
                    if (gain > 0) {
                      relevant.add(item);
                    }
                    if (!catalogue.contains(item)) {
                      unknown.add(item);
                    }
                  });
              queries.add(new Query(text, gains, relevant));
            });
    int fewer = judgements.grades().size() - queries.size();
    if (queries.isEmpty()) {
      throw new ShopException(
          "no query has %d judgements or more: give a smaller --min-judgements".formatted(minimum));
    }
    return new JudgedQueries(queries, least, greatest, fewer, unknown.size());
  }

  /** The rule of the gains, for a reader of results. */
  public String gainRule() {
    return "(relevance - %s) / %s, unjudged 0".formatted(number(least), number(greatest - least));
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9 ? "" + (long) value : "" + value;
  }
}
