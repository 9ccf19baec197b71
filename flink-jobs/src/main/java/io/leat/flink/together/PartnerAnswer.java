package io.leat.flink.together;

import io.leat.core.together.PairCounts;

/**
 * What an item learns of one partner.
 *
 * @param both baskets with both
 * @param baskets with the item
 * @param partnerBaskets with the partner
 * @param asOf that of the question; the answers of one time make one list
 */
public record PartnerAnswer(
    String itemId, String partnerId, long both, long baskets, long partnerBaskets, long asOf) {

  static PartnerAnswer to(PartnerQuestion question, long partnerBaskets) {
    return new PartnerAnswer(
        question.itemId(),
        question.partnerId(),
        question.both(),
        question.baskets(),
        partnerBaskets,
        question.asOf());
  }

  PairCounts counts(long total) {
    return PairCounts.atLeast(both, baskets, partnerBaskets, total);
  }
}
