package io.leat.data;

import org.jspecify.annotations.Nullable;

/**
 * A change of an item's price or stock, or both; what is not named stays as it is.
 *
 * @param changesPrice whether the price changes at all
 * @param price null where it becomes unknown, or does not change
 * @param inStock null where it does not change
 */
public record ItemPatch(
    String itemId, boolean changesPrice, @Nullable Double price, @Nullable Boolean inStock) {

  public ItemPatch {
    FieldRules.enforcePresent("item_id", itemId);
    FieldRules.enforceId("item_id", itemId);
    if (price != null) {
      FieldRules.enforce(FieldRules.price("price", price));
    }
    if (price != null && !changesPrice) {
      throw new IllegalArgumentException("a price of %s changes nothing".formatted(price));
    }
    if (!changesPrice && inStock == null) {
      FieldRules.enforce(FieldRules.nothingPatched());
    }
  }

  /** Both changes as one, this one having come first. */
  public ItemPatch then(ItemPatch later) {
    return new ItemPatch(
        itemId,
        changesPrice || later.changesPrice,
        later.changesPrice ? later.price : price,
        later.inStock == null ? inStock : later.inStock);
  }

  /** The item after the change. */
  public Item applyTo(Item item) {
    return new Item(
        item.itemId(),
        item.title(),
        item.description(),
        item.brand(),
        item.categories(),
        changesPrice ? price : item.price(),
        item.currency(),
        inStock == null ? item.inStock() : inStock,
        item.attributes(),
        item.imageUrl(),
        item.language(),
        item.createdAt(),
        item.groupId(),
        item.identifiers(),
        item.unknownFields());
  }
}
