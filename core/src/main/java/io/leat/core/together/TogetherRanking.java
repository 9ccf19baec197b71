package io.leat.core.together;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/** Which partners of an item are worth telling, the surest first. */
public record TogetherRanking(TogetherParameters parameters) implements Serializable {
  private static final Comparator<BoughtTogether> SUREST_FIRST =
      Comparator.comparingDouble(BoughtTogether::llr)
          .reversed()
          .thenComparing(BoughtTogether::itemId);

  /**
   * The partners that come with the item more often than chance explains, by their log-likelihood
   * ratio, ties by item id.
   *
   * @param partners by item id, the counts with the item as the first
   */
  public List<BoughtTogether> strongest(Map<String, PairCounts> partners) {
    return partners.entrySet().stream()
        .filter(partner -> isMoreThanChance(partner.getValue()))
        .map(TogetherRanking::told)
        .sorted(SUREST_FIRST)
        .limit(parameters.listed())
        .toList();
  }

  private boolean isMoreThanChance(PairCounts counts) {
    return counts.both() >= parameters.leastBaskets()
        && counts.lift() > 1
        && counts.logLikelihoodRatio() >= parameters.leastRatio();
  }

  private static BoughtTogether told(Entry<String, PairCounts> partner) {
    PairCounts counts = partner.getValue();
    return new BoughtTogether(
        partner.getKey(),
        counts.both(),
        (float) counts.logLikelihoodRatio(),
        (float) counts.lift());
  }
}
