package io.leat.search;

/**
 * A shopper at a glance.
 *
 * @param items how many different items the profile holds
 * @param bought how many of these were bought
 */
public record ShopperSummary(String userId, int items, int bought) {}
