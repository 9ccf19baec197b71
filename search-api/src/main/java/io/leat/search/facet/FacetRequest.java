package io.leat.search.facet;

import io.leat.search.filter.FilterField;
import io.leat.search.filter.FilterField.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A facet that is asked for.
 *
 * @param field with countable values, or price
 * @param bounds of price ranges, ascending; none for ranges that suit the items
 */
public record FacetRequest(FilterField field, List<Double> bounds) {
  private static final Set<Kind> COUNTED =
      Set.of(Kind.BRAND, Kind.CATEGORY, Kind.ATTRIBUTE, Kind.PRICE, Kind.IN_STOCK);
  private static final int MOST_BOUNDS = 50;

  public FacetRequest {
    bounds = List.copyOf(bounds);
  }

  /** What the answer calls it. */
  public String name() {
    return field.name();
  }

  /**
   * Reads {@code brand}, {@code colour}, {@code price} or {@code price(10,20,50)}.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public static FacetRequest parse(String text) {
    int open = text.indexOf('(');
    FilterField field = FilterField.of((open < 0 ? text : text.substring(0, open)).strip());
    if (!COUNTED.contains(field.kind()) || field.name().isBlank()) {
      throw new IllegalArgumentException(
          "must be brand, category, price, in_stock or the name of an attribute");
    }
    if (open < 0) {
      return new FacetRequest(field, List.of());
    }
    if (field.kind() != Kind.PRICE || !text.endsWith(")")) {
      throw new IllegalArgumentException("only price takes bounds: price(10,20,50)");
    }
    return new FacetRequest(field, bounds(text.substring(open + 1, text.length() - 1)));
  }

  private static List<Double> bounds(String text) {
    List<Double> bounds = new ArrayList<>();
    for (String bound : text.split(",", -1)) {
      double value;
      try {
        value = Double.parseDouble(bound.strip());
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("%s is no number".formatted(bound.strip()), e);
      }
      if (!Double.isFinite(value) || (!bounds.isEmpty() && value <= bounds.getLast())) {
        throw new IllegalArgumentException("the bounds of price must be numbers that ascend");
      }
      bounds.add(value);
    }
    if (bounds.size() > MOST_BOUNDS) {
      throw new IllegalArgumentException("price takes at most %d bounds".formatted(MOST_BOUNDS));
    }
    return bounds;
  }

  /** Every kind of ours; attributes apart. */
  public static List<FacetRequest> common() {
    return Arrays.asList(parse("category"), parse("brand"), parse("price"), parse("in_stock"));
  }
}
