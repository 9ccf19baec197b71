package io.leat.search;

import java.util.Set;

/**
 * What an answer tells of each hit.
 *
 * @param fields of the shop's record; all where there is none
 * @param highlight whether the words that were searched for are marked
 * @param explain whether each score is taken apart, and each retriever timed
 */
public record Presentation(Set<String> fields, boolean highlight, boolean explain) {
  /** Whole records. */
  public static final Presentation PLAIN = new Presentation(Set.of(), false, false);

  /** Whole records, and why each stands where it does. */
  public static final Presentation EXPLAINED = new Presentation(Set.of(), false, true);

  public Presentation {
    fields = Set.copyOf(fields);
  }
}
