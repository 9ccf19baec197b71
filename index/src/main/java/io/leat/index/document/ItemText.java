package io.leat.index.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one analysis of item and query text: lower case, ASCII folding, English possessives and
 * plurals. The index, the content model and the queries all use it.
 */
public final class ItemText {
  private ItemText() {}

  /** The terms of any text, in order, repetitions kept. */
  public static List<String> terms(String text) {
    throw new UnsupportedOperationException();
  }

  /** The terms of an item's title, brand, categories and description, for the content model. */
  public static List<String> terms(
      String title, @Nullable String brand, List<String> categories, @Nullable String description) {
    throw new UnsupportedOperationException();
  }
}
