package io.leat.flink.together;

/**
 * One item asks another in how many baskets it is.
 *
 * @param partnerId who is asked
 * @param itemId who asks
 * @param both baskets with both
 * @param baskets with the one who asks
 * @param asOf event time up to which the asking item has counted: the answer must too
 */
public record PartnerQuestion(
    String partnerId, String itemId, long both, long baskets, long asOf) {}
