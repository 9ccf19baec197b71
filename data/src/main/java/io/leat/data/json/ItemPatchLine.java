package io.leat.data.json;

import io.leat.data.Fault;
import io.leat.data.FieldRules;
import io.leat.data.ItemPatch;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A patch while its text is read. */
final class ItemPatchLine implements LineRecord<ItemPatch> {
  private final @Nullable String givenId;
  private @Nullable String itemId;
  private boolean changesPrice;
  private @Nullable Double price;
  private @Nullable Boolean inStock;

  /**
   * @param givenId as in {@link ItemLine}
   */
  ItemPatchLine(@Nullable String givenId) {
    this.givenId = givenId;
  }

  @Override
  public boolean take(String field, FieldReader reader) throws IOException {
    switch (field) {
      case "item_id" -> itemId = reader.id();
      case "price" -> {
        changesPrice = true;
        price = reader.price();
      }
      case "in_stock" -> inStock = reader.flag();
      default -> {
        reader.report(
            new Fault(
                Fault.BAD_TEXT,
                field,
                "",
                "cannot be patched, only price and in_stock",
                "PUT the whole item"));
        return false;
      }
    }
    return true;
  }

  @Override
  public void check(FieldReader reader) {
    if (givenId == null) {
      reader.require("item_id", "add the id of the item to change");
    } else {
      GivenId.check(reader, givenId, itemId);
    }
    if (!changesPrice && inStock == null && reader.faults().isEmpty()) {
      reader.report(FieldRules.nothingPatched());
    }
  }

  @Override
  public ItemPatch build(FieldReader reader) {
    return new ItemPatch(
        Objects.requireNonNull(itemId == null ? givenId : itemId), changesPrice, price, inStock);
  }
}
