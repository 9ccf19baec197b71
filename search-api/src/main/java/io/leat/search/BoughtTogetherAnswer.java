package io.leat.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What an item is bought together with.
 *
 * @param total how many partners pass the filters, of the few that are kept for each item
 * @param hits the surest first
 */
public record BoughtTogetherAnswer(
    @JsonUnwrapped Served served, String itemId, int total, List<Partner> hits) {

  /**
   * One item that is bought with it.
   *
   * @param count orders that had both
   * @param lift how many times as many orders had both as chance would have it
   * @param llr log-likelihood ratio: how sure it is that this is not chance
   * @param reason the same in words
   * @param item the shop's own record
   */
  public record Partner(
      String itemId, long count, float lift, float llr, String reason, JsonNode item) {}
}
