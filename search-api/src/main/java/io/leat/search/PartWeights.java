package io.leat.search;

import io.leat.search.retrieve.WeightedRetriever;
import java.util.List;
import java.util.Map;

/**
 * Weights of a search's parts that a request brings along, in place of the server's own.
 *
 * @param byName at least 0, by the part's name: {@code text}; parts that are not named keep theirs
 */
public record PartWeights(Map<String, Double> byName) {
  public static final PartWeights NONE = new PartWeights(Map.of());

  /** The parts that may be weighed. */
  public static final List<String> NAMES = List.of("text", "content", "interest", "popularity");

  public PartWeights {
    byName = Map.copyOf(byName);
    byName.forEach(
        (name, weight) -> {
          if (!NAMES.contains(name) || !(weight >= 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException(
                "weights must be of %s and at least 0, %s was %s".formatted(NAMES, name, weight));
          }
        });
  }

  List<WeightedRetriever> of(List<WeightedRetriever> retrievers) {
    return retrievers.stream().map(this::of).toList();
  }

  private WeightedRetriever of(WeightedRetriever each) {
    double weight = byName.getOrDefault(each.retriever().name(), each.weight());
    return new WeightedRetriever(each.retriever(), weight, each.bringsIn());
  }
}
