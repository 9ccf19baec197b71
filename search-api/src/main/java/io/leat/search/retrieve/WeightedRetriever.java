package io.leat.search.retrieve;

/**
 * A retriever's role in one query.
 *
 * @param weight of its part in the blend
 * @param bringsIn whether what it finds becomes a candidate; otherwise it only scores those that
 *     others brought in, and so cannot drag in what is beside the point
 */
public record WeightedRetriever(Retriever retriever, double weight, boolean bringsIn) {

  public static WeightedRetriever bringing(Retriever retriever, double weight) {
    return new WeightedRetriever(retriever, weight, true);
  }

  public static WeightedRetriever scoring(Retriever retriever, double weight) {
    return new WeightedRetriever(retriever, weight, false);
  }
}
