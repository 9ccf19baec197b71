package io.leat.data.json;

import io.leat.data.Item;
import io.leat.data.Parsed;

/** {@link Item} to and from one line of JSON. Stateless; safe for use by many threads. */
public final class ItemJson {
  private ItemJson() {}

  public static Parsed<Item> parse(String line) {
    throw new UnsupportedOperationException();
  }

  /** One line without its end; absent fields are left out, unknown fields are put back. */
  public static String write(Item item) {
    throw new UnsupportedOperationException();
  }
}
