package io.leat.flink.together;

/**
 * That a basket grew, told to one of its items.
 *
 * @param added whether this item is the new one, so that the basket counts for it from now on
 * @param partners items that it shares the basket with from now on
 */
public record BasketEntry(String itemId, boolean added, String[] partners) {}
