package io.leat.search.filter;

import io.leat.index.document.FilterValues;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a condition is about.
 *
 * @param name of the attribute, in the normal form of exact values; of all else the kind's own name
 */
public record FilterField(Kind kind, String name) {
  private static final String ATTRIBUTE_PREFIX = "attribute.";

  /** How a field's values compare. */
  public enum Kind {
    ITEM_ID,
    GROUP_ID,
    IDENTIFIER,
    BRAND,
    LANGUAGE,
    /** The path and all below it. */
    CATEGORY,
    IN_STOCK,
    PRICE,
    POPULARITY,
    CREATED_AT,
    ATTRIBUTE;

    /** Whether its values are numbers or times, so that ranges of them make sense. */
    boolean isOrdered() {
      return this == PRICE || this == POPULARITY || this == CREATED_AT;
    }

    String fieldName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The field that a name means: one of ours, or else an attribute of the shop. {@code
   * attribute.brand} is an attribute whatever its name.
   */
  public static FilterField of(String name) {
    String attribute =
        name.startsWith(ATTRIBUTE_PREFIX) ? name.substring(ATTRIBUTE_PREFIX.length()) : null;
    Kind kind = attribute == null ? kind(name) : null;
    return kind == null
        ? new FilterField(Kind.ATTRIBUTE, FilterValues.exact(attribute == null ? name : attribute))
        : new FilterField(kind, name);
  }

  /** The one of our fields that has this name; null where it is an attribute's. */
  private static @Nullable Kind kind(String name) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind != Kind.ATTRIBUTE && kind.fieldName().equals(name))
        .findFirst()
        .orElse(null);
  }
}
