package io.leat.data.json;

import io.leat.data.Fault;
import io.leat.data.ItemChange;
import io.leat.data.Parsed;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A change of the catalogue with its kind, while its text is read. */
final class ItemChangeLine implements LineRecord<ItemChange> {
  private @Nullable String kind;
  private @Nullable String itemId;
  private @Nullable String item;
  private @Nullable ItemChange change;

  @Override
  public boolean take(String field, FieldReader reader) throws IOException {
    switch (field) {
      case "op" -> kind = reader.id();
      case "item_id" -> itemId = reader.id();
      case "item" -> item = reader.raw();
      default -> {
        reader.report(
            new Fault(
                Fault.BAD_TEXT,
                field,
                "",
                "is not a field beside op",
                "write op, item_id and item; what the item is stands in item"));
        return false;
      }
    }
    return true;
  }

  @Override
  public void check(FieldReader reader) {
    reader.require("op", "write put, patch or delete");
    if (kind == null) {
      return;
    }
    switch (kind) {
      case "put" -> {
        reader.require("item", "a put needs the whole item");
        read(item == null ? null : put(item), reader);
      }
      case "patch" -> {
        reader.require("item", "a patch needs an item with its price or in_stock");
        read(item == null ? null : patch(item), reader);
      }
      case "delete" -> {
        reader.require("item_id", "add the id of the item to delete");
        change = itemId == null ? null : new ItemChange.Deletion(itemId);
      }
      default ->
          reader.report(
              new Fault(Fault.BAD_TEXT, "op", kind, "is not an op", "write put, patch or delete"));
    }
  }

  private Parsed<ItemChange> put(String text) {
    return (itemId == null ? ItemJson.parse(text) : ItemJson.parse(text, itemId))
        .map(ItemChange.Put::new);
  }

  private Parsed<ItemChange> patch(String text) {
    return (itemId == null ? ItemPatchJson.parse(text) : ItemPatchJson.parse(text, itemId))
        .map(ItemChange.Patch::new);
  }

  private void read(@Nullable Parsed<ItemChange> inner, FieldReader reader) {
    switch (inner) {
      case null -> change = null;
      case Parsed.Valid<ItemChange> valid -> change = valid.value();
      case Parsed.Invalid<ItemChange> invalid -> invalid.faults().forEach(reader::report);
    }
  }

  @Override
  public ItemChange build(FieldReader reader) {
    return Objects.requireNonNull(change);
  }
}
