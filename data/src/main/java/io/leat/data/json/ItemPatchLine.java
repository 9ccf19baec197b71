package io.leat.data.json;

import io.leat.data.Fault;
import io.leat.data.ItemPatch;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A patch while its line is read. */
final class ItemPatchLine implements LineRecord<ItemPatch> {
  private static final String REMEDY =
      "give price, in_stock or both; to change anything else put the whole item";

  private @Nullable String itemId;
  private boolean changesPrice;
  private @Nullable Double price;
  private @Nullable Boolean inStock;

  @Override
  public boolean take(String field, FieldReader reader) throws IOException {
    switch (field) {
      case "item_id" -> itemId = reader.id();
      case "price" -> {
        // Here null is a value: the price is unknown from now on.
        changesPrice = true;
        price = reader.price();
      }
      case "in_stock" -> inStock = reader.flag();
      default -> {
        reader.report(
            new Fault(Fault.UNKNOWN_FIELD, field, "", "cannot be changed by itself", REMEDY));
        return false;
      }
    }
    return true;
  }

  @Override
  public void check(FieldReader reader) {
    reader.require("item_id", "add the id under which events name the item");
    if (!changesPrice && !reader.has("in_stock")) {
      reader.report(new Fault(Fault.MISSING_FIELD, "", "", "changes nothing", REMEDY));
    }
  }

  @Override
  public ItemPatch build(FieldReader reader) {
    return new ItemPatch(Objects.requireNonNull(itemId), changesPrice, price, inStock);
  }
}
