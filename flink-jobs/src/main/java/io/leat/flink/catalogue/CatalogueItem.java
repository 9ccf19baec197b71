package io.leat.flink.catalogue;

import io.leat.data.Item;
import io.leat.data.Parsed;
import io.leat.data.json.ItemJson;
import io.leat.flink.source.SourceLine;

/**
 * A valid line of the catalogue. The item travels as its JSON, which is what gets stored for
 * display anyway, and is parsed again where its fields are needed.
 */
public record CatalogueItem(String itemId, SourceLine source) {

  public Item parse() {
    return switch (source.parse(ItemJson::parse)) {
      case Parsed.Valid<Item> valid -> valid.value();
      case Parsed.Invalid<Item> invalid ->
          throw new IllegalStateException(
              "%s line %d was valid before: %s"
                  .formatted(source.file(), source.line(), invalid.faults()));
    };
  }

  /** Whether this line stands after the other. */
  public boolean isAfter(CatalogueItem other) {
    int files = source.file().compareTo(other.source.file());
    return files != 0 ? files > 0 : source.line() > other.source.line();
  }
}
