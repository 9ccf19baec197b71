package io.leat.flink.together;

import io.leat.core.together.TogetherParameters;
import io.leat.flink.events.Interaction;
import io.leat.flink.sink.IndexUpdateType;
import io.leat.index.document.ItemChange;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The operators of this package, wired. */
public final class BoughtTogetherStream {
  private BoughtTogetherStream() {}

  /**
   * The lists of what is bought together, in batch mode one for each item, in a stream each time
   * that the watermark has passed a purchase of the item. An item without a pair that may be worth
   * telling has none; a list may be empty.
   *
   * <p>A list belongs to the item's document: whoever writes that whole must have the newest list
   * in it. Therefore the lists of what was replayed silently come too, all of them with {@code
   * silentUntil} for their timestamp: they are for the state of who writes documents, and stand in
   * the index already.
   *
   * @param interactions each once, event time in microseconds; those that put nothing into a basket
   *     are passed over
   * @param silentUntil event time up to which the index has everything; the least long when it has
   *     nothing
   */
  public static DataStream<ItemChange> of(
      DataStream<Interaction> interactions, TogetherParameters parameters, long silentUntil) {
    SingleOutputStreamOperator<BasketEntry> entries =
        interactions
            .filter(GatherBaskets::isPurchase)
            .uid("purchases")
            .name("Purchases")
            .keyBy(GatherBaskets::basketOf)
            .process(new GatherBaskets())
            .uid("baskets")
            .name("Baskets");
    BroadcastStream<Long> total =
        entries
            .getSideOutput(GatherBaskets.BASKETS)
            .keyBy(basket -> 0)
            .process(new CountBaskets(silentUntil))
            .uid("count-baskets")
            .name("Number of baskets")
            .broadcast(RankPartners.TOTAL);
    DataStream<PartnerQuestion> questions =
        entries
            .keyBy(BasketEntry::itemId)
            .process(new CountPartners(parameters, silentUntil))
            .uid("count-partners")
            .name("Partners of items");
    return entries
        .filter(BasketEntry::added)
        .uid("items-of-baskets")
        .name("Items of baskets")
        .keyBy(BasketEntry::itemId)
        .connect(questions.keyBy(PartnerQuestion::partnerId))
        .process(new AnswerPartners())
        .uid("answer-partners")
        .name("Baskets of partners")
        .keyBy(PartnerAnswer::itemId)
        .connect(total)
        .process(new RankPartners(parameters), IndexUpdateType.ofChange())
        .uid("bought-together")
        .name("Bought together");
  }
}
