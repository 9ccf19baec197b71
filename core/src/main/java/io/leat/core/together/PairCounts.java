package io.leat.core.together;

/**
 * Of how many baskets two items are in, together and each.
 *
 * <pre>
 *              with B             without B
 * with A       both               first - both
 * without A    second - both      total - first - second + both
 * </pre>
 *
 * @param both baskets with both items
 * @param first baskets with the one
 * @param second baskets with the other
 * @param total all baskets
 */
public record PairCounts(long both, long first, long second, long total) {
  public PairCounts {
    if (both < 0 || both > Math.min(first, second) || total < first + second - both) {
      throw new IllegalArgumentException(
          "of %d baskets, %d with the one item and %d with the other, %d cannot have both"
              .formatted(total, first, second, both));
    }
  }

  /**
   * Counts taken one after another while baskets come in: those that are behind are raised to what
   * the others make certain.
   */
  public static PairCounts atLeast(long both, long first, long second, long total) {
    long one = Math.max(both, first);
    long other = Math.max(both, second);
    return new PairCounts(both, one, other, Math.max(total, one + other - both));
  }

  /**
   * The log-likelihood ratio of the items being in baskets independently of each other, {@code -2
   * log lambda} of Dunning (1993), "Accurate Methods for the Statistics of Surprise and
   * Coincidence", here as the sum over the four cells of {@code 2 k log(k / expected)}. Of
   * independent items it is distributed as chi-squared with one degree of freedom, for rare items
   * too. It tells both too often and too seldom: {@link #lift} says which.
   */
  public double logLikelihoodRatio() {
    long onlyFirst = first - both;
    long onlySecond = second - both;
    long neither = total - first - second + both;
    return Math.max(
        0,
        2
            * (term(both, first, second)
                + term(onlyFirst, first, total - second)
                + term(onlySecond, total - first, second)
                + term(neither, total - first, total - second)));
  }

  private double term(long cell, long row, long column) {
    return cell == 0 ? 0 : cell * Math.log((double) cell * total / ((double) row * column));
  }

  /**
   * How many times as many baskets have both as would if the items were independent: Brin, Motwani
   * &amp; Silverstein (1997), "Beyond Market Baskets", there called interest. 0 where either item
   * is in no basket.
   */
  public double lift() {
    return both == 0 ? 0 : (double) both * total / ((double) first * second);
  }
}
