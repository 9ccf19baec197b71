package io.leat.index.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The normal form of values that are matched exactly. Documents are indexed by it and filters must
 * be put into it.
 */
public final class FilterValues {
  private static final String SEPARATOR = " > ";

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
    return exact(String.join(SEPARATOR, parts(path)));
  }

  /**
   * The path and all above it, the root first, as the shop writes them: {@code Home}, {@code Home >
   * Lighting}.
   */
  static List<String> categoryPaths(String path) {
    List<String> parts = parts(path);
    List<String> paths = new ArrayList<>();
    for (int length = 1; length <= parts.size(); length++) {
      paths.add(String.join(SEPARATOR, parts.subList(0, length)));
    }
    return paths;
  }

  private static List<String> parts(String path) {
    return Arrays.stream(path.split(">", -1))
        .map(part -> part.strip().replaceAll("\\s+", " "))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** The language of a tag, {@code de} of {@code de-AT}; both written Norwegians are one. */
  public static String language(String tag) {
    String code = Locale.forLanguageTag(tag).getLanguage();
    return code.equals("nb") || code.equals("nn") ? "no" : code;
  }
}
