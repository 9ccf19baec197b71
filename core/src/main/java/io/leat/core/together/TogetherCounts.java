package io.leat.core.together;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;

/**
 * In how many baskets each partner of one item was, of the most frequent partners only.
 *
 * <p>After Manku &amp; Motwani (2002), "Approximate Frequency Counts over Data Streams": whenever
 * more than {@code 2 * capacity} partners would be counted, the rarer half is dropped, ties by item
 * id. So a count is never too high, and too low by no more than the sum, over the times that the
 * partner was dropped, of the least count then kept. Up to {@code 2 * capacity} different partners
 * every count is exact, in whatever order baskets come.
 *
 * @param baskets by partner
 */
public record TogetherCounts(Map<String, Long> baskets) {
  private static final Comparator<Entry<String, Long>> MOST_FIRST =
      Entry.<String, Long>comparingByValue().reversed().thenComparing(Entry.comparingByKey());

  public TogetherCounts {
    baskets = Map.copyOf(baskets);
  }

  /** The partners with the highest counts. */
  public TogetherCounts mostFrequent(int capacity) {
    if (baskets.size() <= capacity) {
      return this;
    }
    Map<String, Long> kept = HashMap.newHashMap(capacity);
    baskets.entrySet().stream()
        .sorted(MOST_FIRST)
        .limit(capacity)
        .forEach(partner -> kept.put(partner.getKey(), partner.getValue()));
    return new TogetherCounts(kept);
  }
}
