package io.leat.index.document;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The normal form of values that are matched exactly. Documents are indexed by it and filters must
 * be put into it.
 */
public final class FilterValues {
  private FilterValues() {}

  /** Trimmed, lower-cased, inner white space as one blank: a brand, an identifier. */
  public static String exact(String value) {
    return value.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  /** {@code colour=red}. */
  public static String attribute(String name, String value) {
    return exact(name) + "=" + exact(value);
  }

  /** {@code "Home>Lighting "} becomes {@code "home > lighting"}; empty parts are left out. */
  public static String category(String path) {
    return String.join(" > ", parts(path));
  }

  /** The path and all above it, the root first: {@code home}, {@code home > lighting}. */
  public static Set<String> categoryPrefixes(List<String> paths) {
    Set<String> prefixes = new LinkedHashSet<>();
    for (String path : paths) {
      List<String> parts = parts(path);
      for (int length = 1; length <= parts.size(); length++) {
        prefixes.add(String.join(" > ", parts.subList(0, length)));
      }
    }
    return prefixes;
  }

  private static List<String> parts(String path) {
    return Arrays.stream(path.split(">", -1))
        .map(FilterValues::exact)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
