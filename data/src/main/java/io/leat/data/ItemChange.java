package io.leat.data;

/** What may happen to an item of the catalogue. */
public sealed interface ItemChange {
  String itemId();

  /** The whole item, new or in the place of its last state. */
  record Put(Item item) implements ItemChange {
    @Override
    public String itemId() {
      return item.itemId();
    }
  }

  /** Its price or stock. */
  record Patch(ItemPatch patch) implements ItemChange {
    @Override
    public String itemId() {
      return patch.itemId();
    }
  }

  /** Its end. */
  record Deletion(String itemId) implements ItemChange {}
}
