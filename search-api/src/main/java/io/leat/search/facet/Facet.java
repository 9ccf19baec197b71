package io.leat.search.facet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many of the found items have which values of one field. */
public sealed interface Facet {

  /**
   * Of exact values.
   *
   * @param values most items first, ties by value
   * @param more how many values there are besides
   */
  record Values(List<Value> values, int more) implements Facet {}

  /**
   * One value.
   *
   * @param value as the shop writes it; a filter understands it
   * @param selected whether the facet filter asks for it
   * @param children of a category, the next level
   */
  record Value(
      String value,
      int count,
      boolean selected,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Value> children) {}

  /**
   * Of numbers.
   *
   * @param min the least number; null where no item has one
   * @param max the greatest
   * @param ranges ascending, without a gap
   */
  record Ranges(@Nullable Double min, @Nullable Double max, List<Range> ranges) implements Facet {}

  /**
   * One range.
   *
   * @param from inclusive; null for everything below {@code to}
   * @param to exclusive; null for everything from {@code from} on
   */
  record Range(@Nullable Double from, @Nullable Double to, int count) {}
}
