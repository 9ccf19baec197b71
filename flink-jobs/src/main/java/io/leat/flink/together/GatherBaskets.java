package io.leat.flink.together;

import io.leat.core.profile.Action;
import io.leat.flink.Counters;
import io.leat.flink.events.Interaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Keyed by {@link #basketOf}: tells each item of a basket what it is bought with, as soon as it is.
 *
 * <pre>
 * order 7:  lamp       bulb              lamp     shade
 * out       lamp new   bulb new: lamp             shade new: lamp, bulb
 *                      lamp: bulb                 lamp: shade   bulb: shade
 * </pre>
 *
 * An order is a basket; so is what one person buys without an order id, until nothing was bought
 * for {@link #PAUSE}. An item counts once in a basket, and a basket has no more than {@link
 * #CAPACITY} items: what a reseller adds beyond that is counted as dropped. {@link #RETENTION}
 * after its last record a basket is forgotten; an item that comes to it still later counts as a
 * basket of its own.
 *
 * <p>Which purchases make a basket depends on their order. They come here from several subtasks, so
 * each waits until the watermark has passed it.
 */
final class GatherBaskets extends KeyedProcessFunction<String, Interaction, BasketEntry> {
  /** One record for each basket, when its first item comes. */
  static final OutputTag<Integer> BASKETS = new OutputTag<>("baskets", Types.INT);

  static final int CAPACITY = 50;

  /** By the shop's own times. */
  static final Duration PAUSE = Duration.ofMinutes(30);

  /** In event time, which has microseconds. */
  static final Duration RETENTION = Duration.ofDays(1);

  private static final long serialVersionUID = 1;
  private static final String ORDER = "order ";
  private static final long RETENTION_MICROS = RETENTION.toMillis() * 1000;

  private transient ValueState<OpenBasket> basket;

  /** What the watermark has not passed yet. */
  private transient ListState<WaitingPurchase> waiting;

  /** Key of the basket that a purchase belongs to. */
  static String basketOf(Interaction purchase) {
    return purchase.orderId() == null ? purchase.person() : ORDER + purchase.orderId();
  }

  /** Whether an event puts something into a basket. */
  static boolean isPurchase(Interaction event) {
    return event.action() == Action.PURCHASE && event.itemId() != null;
  }

  @Override
  public void open(OpenContext context) {
    basket =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("basket", TypeInformation.of(OpenBasket.class)));
    waiting =
        getRuntimeContext()
            .getListState(
                new ListStateDescriptor<>(
                    "waiting-purchases", TypeInformation.of(WaitingPurchase.class)));
  }

  @Override
  public void processElement(Interaction purchase, Context context, Collector<BasketEntry> out)
      throws Exception {
    waiting.add(WaitingPurchase.of(purchase, context.timestamp()));
    context.timerService().registerEventTimeTimer(context.timestamp());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<BasketEntry> out)
      throws Exception {
    List<WaitingPurchase> due = new ArrayList<>();
    List<WaitingPurchase> later = new ArrayList<>();
    for (WaitingPurchase purchase : waiting.get()) {
      (purchase.position() <= timestamp ? due : later).add(purchase);
    }
    OpenBasket open = basket.value();
    if (due.isEmpty()) {
      if (open != null && open.touched() + RETENTION_MICROS <= timestamp) {
        basket.clear();
      }
      return;
    }
    if (open != null) {
      context.timerService().deleteEventTimeTimer(open.touched() + RETENTION_MICROS);
    }
    due.sort(WaitingPurchase.ORDER);
    for (WaitingPurchase purchase : due) {
      open = add(purchase, open, context, out);
    }
    basket.update(open);
    context.timerService().registerEventTimeTimer(open.touched() + RETENTION_MICROS);
    if (later.isEmpty()) {
      waiting.clear();
    } else {
      waiting.update(later);
    }
  }

  /** The basket with the purchase in it, or a new one. */
  private OpenBasket add(
      WaitingPurchase purchase,
      @Nullable OpenBasket before,
      Context context,
      Collector<BasketEntry> out) {
    OpenBasket open =
        before == null || !continues(before, purchase, context.getCurrentKey())
            ? OpenBasket.empty(purchase.time(), purchase.position())
            : before.seen(purchase.time(), purchase.position());
    if (open.holds(purchase.itemId())) {
      return open;
    }
    if (open.items().length == CAPACITY) {
      getRuntimeContext().getLongCounter(Counters.BASKET_ITEMS_DROPPED).add(1);
      return open;
    }
    tell(open, purchase.itemId(), context, out);
    return open.plus(purchase.itemId());
  }

  private static boolean continues(OpenBasket open, WaitingPurchase purchase, String key) {
    return key.startsWith(ORDER) || open.isNear(purchase.time(), PAUSE.toMillis());
  }

  private static void tell(
      OpenBasket open, String itemId, Context context, Collector<BasketEntry> out) {
    String[] earlier = open.items();
    if (earlier.length == 0) {
      context.output(BASKETS, 1);
    }
    out.collect(new BasketEntry(itemId, true, earlier));
    for (String partner : earlier) {
      out.collect(new BasketEntry(partner, false, new String[] {itemId}));
    }
  }
}
