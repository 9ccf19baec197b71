package io.leat.search;

/**
 * Because you did this with that.
 *
 * @param action the one that says most: {@code purchase} before {@code view}
 * @param share of the interest score, exact: the fold-in is linear. Shares of all profile items add
 *     up to 1; single ones may be negative (not shown) or above 1
 */
public record Influence(String itemId, String title, String action, double share) {}
