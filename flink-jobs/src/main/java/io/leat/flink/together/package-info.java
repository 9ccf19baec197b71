/**
 * What is bought together with what, exactly counted and told with how sure it is.
 *
 * <pre>
 * Interaction ─ by basket ─► GatherBaskets ─┬─ BasketEntry ─ by item ─► CountPartners
 *                                           │                              │ PartnerQuestion: of how many baskets are you?
 *                                           ├─ BasketEntry ─ by item ─► AnswerPartners ◄─ by partner
 *                                           │                              │ PartnerAnswer
 *                                           │                              ▼ by item
 *                                           └─ all ─► CountBaskets ──► RankPartners ─► ItemChange
 *                                                      broadcast
 * </pre>
 *
 * Whether a pair is more than chance takes four counts that live under different keys. Carrying the
 * partner's count along with each pair would be one exchange less; but then a pair that was last
 * seen a year ago would be judged by counts of that time, and look the surer for it.
 */
@org.jspecify.annotations.NullMarked
package io.leat.flink.together;
