package io.leat.data;

import org.jspecify.annotations.Nullable;

/**
 * A change of an item's price or stock.
 *
 * @param changesPrice whether the price has changed, to unknown perhaps
 * @param price the new one; null when unknown from now on, or unchanged
 * @param inStock null when unchanged
 */
public record ItemPatch(
    String itemId, boolean changesPrice, @Nullable Double price, @Nullable Boolean inStock) {
  public ItemPatch {
    FieldRules.enforceId("item_id", itemId);
    if (price != null) {
      FieldRules.enforce(FieldRules.price("price", price));
      if (!changesPrice) {
        throw new IllegalArgumentException("price must be absent where it is unchanged");
      }
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
