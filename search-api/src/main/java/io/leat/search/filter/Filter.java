package io.leat.search.filter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A condition that items meet or not. */
public sealed interface Filter {
  /** All of these hold; of none, always. */
  record And(List<Filter> parts) implements Filter {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** At least one of these holds. */
  record Or(List<Filter> parts) implements Filter {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** The condition does not hold. */
  record Not(Filter part) implements Filter {}

  /** The item has this value, among others perhaps. */
  record Is(FilterField field, String value) implements Filter {}

  /** The item has any value. */
  record Exists(FilterField field) implements Filter {}

  /**
   * The item's number lies between two.
   *
   * @param field of an ordered kind; times are epoch milliseconds
   * @param from inclusive; negative infinity for none
   * @param to inclusive; infinity for none
   */
  record Range(FilterField field, double from, double to) implements Filter {}

  /** Both hold. */
  default Filter and(Filter other) {
    if (equals(Filters.ALL)) {
      return other;
    }
    List<Filter> parts = new ArrayList<>(conjuncts());
    parts.addAll(other.conjuncts());
    return new And(parts);
  }

  /** The conditions that all must hold: none of {@link Filters#ALL}. */
  default List<Filter> conjuncts() {
    return this instanceof And and ? and.parts() : List.of(this);
  }

  /** All fields that it asks about. */
  default Set<FilterField> fields() {
    Set<FilterField> fields = new HashSet<>();
    switch (this) {
      case And and -> and.parts().forEach(part -> fields.addAll(part.fields()));
      case Or or -> or.parts().forEach(part -> fields.addAll(part.fields()));
      case Not not -> fields.addAll(not.part().fields());
      case Is is -> fields.add(is.field());
      case Exists exists -> fields.add(exists.field());
      case Range range -> fields.add(range.field());
    }
    return fields;
  }
}
