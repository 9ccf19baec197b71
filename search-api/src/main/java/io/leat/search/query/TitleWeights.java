package io.leat.search.query;

/**
 * What each of the {@link TitleFeatures} adds to a text score, in shares of the summed weight of
 * the query's words, so that they count alike in small and large catalogues.
 *
 * <p>The defaults were fitted to the development half of the Home Depot judgements by coordinate
 * ascent on NDCG@10, and rounded; five-fold cross-validation over its queries gave the same quality
 * as the fit ({@code evaluation/RESULTS.md}).
 */
public record TitleWeights(
    double coverage, double pairs, double head, double numbers, double last, double nearly) {
  public static final TitleWeights DEFAULT =
      new TitleWeights(0.25, 0.25, 0.037, 0.057, 0.037, 0.65);

  /** Leaves the text score as it is. */
  public static final TitleWeights NONE = new TitleWeights(0, 0, 0, 0, 0, 0);

  /** The weighted sum. */
  public double of(TitleFeatures features) {
    return coverage * features.coverage()
        + pairs * features.pairs()
        + head * features.head()
        + numbers * features.numbers()
        + last * features.last()
        + nearly * features.nearly();
  }

  public TitleWeights withCoverage(double coverage) {
    return new TitleWeights(coverage, pairs, head, numbers, last, nearly);
  }

  public TitleWeights withPairs(double pairs) {
    return new TitleWeights(coverage, pairs, head, numbers, last, nearly);
  }

  public TitleWeights withHead(double head) {
    return new TitleWeights(coverage, pairs, head, numbers, last, nearly);
  }

  public TitleWeights withNumbers(double numbers) {
    return new TitleWeights(coverage, pairs, head, numbers, last, nearly);
  }

  public TitleWeights withLast(double last) {
    return new TitleWeights(coverage, pairs, head, numbers, last, nearly);
  }

  public TitleWeights withNearly(double nearly) {
    return new TitleWeights(coverage, pairs, head, numbers, last, nearly);
  }
}
