package io.leat.evaluation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The bar that personalisation has to clear: what most people bought, less what this one has. */
public final class PopularityRecommender implements Function<String, List<String>> {
  private final Map<String, Set<String>> bought;
  private final List<String> byBuyers;
  private final int size;

  /**
   * Counts buyers.
   *
   * @param bought items by user
   * @param size of the lists it gives
   */
  public PopularityRecommender(Map<String, Set<String>> bought, int size) {
    Map<String, Integer> buyers = new HashMap<>();
    bought.values().forEach(items -> items.forEach(item -> buyers.merge(item, 1, Integer::sum)));
    this.bought = bought;
    this.size = size;
    this.byBuyers =
        buyers.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
  }

  @Override
  public List<String> apply(String user) {
    Set<String> has = bought.getOrDefault(user, Set.of());
    return byBuyers.stream().filter(item -> !has.contains(item)).limit(size).toList();
  }
}
