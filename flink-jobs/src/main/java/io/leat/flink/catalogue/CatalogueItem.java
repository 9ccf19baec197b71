package io.leat.flink.catalogue;

import io.leat.data.Item;
import io.leat.data.ItemPatch;
import io.leat.data.Parsed;
import io.leat.data.json.ItemJson;
import io.leat.flink.source.SourceLine;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says of an item. The item travels as its JSON, which is what gets stored for
 * display anyway, and is parsed again where its fields are needed.
 *
 * @param source the line of the whole item; null where only its price or stock has changed, or
 *     where the item has ended
 * @param patch what has changed since that line; null where nothing has
 * @param position of the newest record in it, as {@code LogRecord} has it; 0 for imported lines
 */
public record CatalogueItem(
    String itemId, @Nullable SourceLine source, @Nullable ItemPatch patch, long position) {

  /** A whole item. */
  public static CatalogueItem whole(String itemId, SourceLine source, long position) {
    return new CatalogueItem(itemId, source, null, position);
  }

  public static CatalogueItem change(ItemPatch patch, long position) {
    return new CatalogueItem(patch.itemId(), null, patch, position);
  }

  public static CatalogueItem end(String itemId, long position) {
    return new CatalogueItem(itemId, null, null, position);
  }

  public boolean isWhole() {
    return source != null;
  }

  /** Whether the item is in the catalogue no more. */
  public boolean isEnd() {
    return source == null && patch == null;
  }

  /** The item as it is now; it must be a whole one. */
  public Item parse() {
    SourceLine line = line();
    return switch (line.parse(ItemJson::parse)) {
      case Parsed.Valid<Item> valid -> patch == null ? valid.value() : patch.applyTo(valid.value());
      case Parsed.Invalid<Item> invalid ->
          throw new IllegalStateException(
              "%s line %d was valid before: %s"
                  .formatted(line.file(), line.line(), invalid.faults()));
    };
  }

  /** The line of the whole item. */
  public SourceLine line() {
    return Objects.requireNonNull(source, "source");
  }

  /** Both records as one, this one having come first. */
  public CatalogueItem then(CatalogueItem later) {
    if (later.patch == null || isEnd()) {
      return later;
    }
    ItemPatch both = patch == null ? later.patch : patch.then(later.patch);
    return new CatalogueItem(itemId, source, both, later.position);
  }

  /** Whether this record stands after the other. */
  public boolean isAfter(CatalogueItem other) {
    if (position != other.position || source == null || other.source == null) {
      return position > other.position;
    }
    int files = source.file().compareTo(other.source.file());
    return files != 0 ? files > 0 : source.line() > other.source.line();
  }
}
