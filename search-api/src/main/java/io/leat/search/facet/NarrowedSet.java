package io.leat.search.facet;

import io.leat.search.filter.Filter;
import io.leat.search.filter.FilterField;
import io.leat.search.filter.FilterQuery;
import io.leat.search.retrieve.DocumentSets;
import io.leat.search.retrieve.MatchingDocuments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.search.IndexSearcher;

/**
 * A candidate set narrowed by what the shopper ticked.
 *
 * <pre>
 * colour:(red OR blue) AND brand:acme        narrows the hits by both,
 *                                            the colours' counts by the brand alone, and so on
 * </pre>
 */
public final class NarrowedSet {
  private final int[] docs;
  private final List<Condition> conditions;

  /** One that must hold, and what passes it. */
  private record Condition(Set<FilterField> fields, int[] docs) {}

  private NarrowedSet(int[] docs, List<Condition> conditions) {
    this.docs = docs;
    this.conditions = conditions;
  }

  /**
   * Narrows.
   *
   * @param docs the candidates, ascending
   */
  public static NarrowedSet of(IndexSearcher searcher, int[] docs, Filter ticked)
      throws IOException {
    List<Condition> conditions = new ArrayList<>();
    for (Filter condition : ticked.conjuncts()) {
      int[] passing = MatchingDocuments.passing(searcher, FilterQuery.query(condition), docs);
      conditions.add(new Condition(condition.fields(), passing));
    }
    return new NarrowedSet(docs, conditions);
  }

  /** What passes every condition, ascending. */
  public int[] docs() {
    int[] passing = docs;
    for (Condition condition : conditions) {
      passing = DocumentSets.intersection(passing, condition.docs);
    }
    return passing;
  }

  /** The names of attributes that a condition is about, and about nothing else. */
  Set<String> tickedAttributes() {
    return conditions.stream()
        .filter(condition -> condition.fields.size() == 1)
        .map(condition -> condition.fields.iterator().next())
        .filter(field -> field.kind() == FilterField.Kind.ATTRIBUTE)
        .map(FilterField::name)
        .collect(Collectors.toSet());
  }

  /** What passes every condition but those that are about this field alone. */
  int[] docsBeside(FilterField field) {
    int[] passing = docs;
    for (Condition condition : conditions) {
      if (!condition.fields.equals(Set.of(field))) {
        passing = DocumentSets.intersection(passing, condition.docs);
      }
    }
    return passing;
  }
}
