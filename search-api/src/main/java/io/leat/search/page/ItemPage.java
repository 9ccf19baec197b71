package io.leat.search.page;

import io.leat.search.facet.Facet;
import java.util.List;
import java.util.Map;

/**
 * A page.
 *
 * @param total how many items, or groups of variants, the narrowed set holds: exactly
 * @param timings of each retriever, in the question's order
 */
public record ItemPage(
    int total, List<RankedItem> items, Map<String, Facet> facets, List<Timing> timings) {

  /**
   * What one retriever did.
   *
   * @param found items that it brought in
   * @param tookMs of finding and scoring
   */
  public record Timing(String name, double weight, boolean bringsIn, int found, double tookMs) {}
}
