package io.leat.index.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A value that is counted: equal ones have one key, and each document says how its shop writes it.
 *
 * @param key in the normal form of {@link FilterValues}; empty where there is nothing to count
 * @param label to be shown, and understood by a filter
 */
public record FacetValue(String key, String label) {
  /** Between key and label: sorts before whatever may stand in a key. */
  private static final char SEPARATOR = '\u0001';

  /** A brand. */
  public static FacetValue of(String value) {
    return new FacetValue(FilterValues.exact(value), value.strip().replaceAll("\\s+", " "));
  }

  /** Of every path and all above it, each once. */
  public static List<FacetValue> ofCategories(List<String> paths) {
    List<FacetValue> values = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (String path : paths) {
      for (String prefix : FilterValues.categoryPaths(path)) {
        FacetValue value = new FacetValue(FilterValues.category(prefix), prefix);
        if (keys.add(value.key())) {
          values.add(value);
        }
      }
    }
    return values;
  }

  /** Of every value of every attribute, each once: {@code colour=red}. */
  public static List<FacetValue> ofAttributes(Map<String, List<String>> attributes) {
    List<FacetValue> values = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    attributes.forEach(
        (name, several) -> {
          for (String value : several) {
            String key = FilterValues.attribute(name, value);
            if (keys.add(key)) {
              values.add(new FacetValue(key, name.strip() + "=" + value.strip()));
            }
          }
        });
    return values;
  }

  /** What {@link #term} made. */
  public static FacetValue parse(String term) {
    int separator = term.indexOf(SEPARATOR);
    return new FacetValue(term.substring(0, separator), term.substring(separator + 1));
  }

  /** Both in one, equal keys beside each other. */
  String term() {
    return key + SEPARATOR + label;
  }
}
