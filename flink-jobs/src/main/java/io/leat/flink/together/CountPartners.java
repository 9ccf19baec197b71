package io.leat.flink.together;

import io.leat.core.together.TogetherCounts;
import io.leat.core.together.TogetherParameters;
import io.leat.flink.Counters;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Keyed by item: counts the item's baskets, and those of its most frequent partners as {@link
 * TogetherCounts} describes. Once the watermark has passed a change, asks the partners that may be
 * worth telling for their own counts.
 *
 * <p>Changes until then coalesce into one round of questions, and so do all those at or before
 * {@code silentUntil}: what is replayed only to have its counts again asks once, at that time.
 */
final class CountPartners extends KeyedProcessFunction<String, BasketEntry, PartnerQuestion> {
  private static final long serialVersionUID = 1;

  private final int capacity;
  private final long leastBaskets;
  private final long silentUntil;

  private transient ValueState<Long> baskets;
  private transient MapState<String, Long> partners;
  private transient ValueState<Integer> size;

  /**
   * Event time of the newest change, asked for or not. Changes from several subtasks come out of
   * order; were a later round as of an earlier time, its answers would be the first to be complete
   * and the older list the last one told.
   */
  private transient ValueState<Long> newest;

  /** True while a timer is set. */
  private transient ValueState<Boolean> changed;

  CountPartners(TogetherParameters parameters, long silentUntil) {
    this.capacity = parameters.capacity();
    this.leastBaskets = parameters.leastBaskets();
    this.silentUntil = silentUntil;
  }

  @Override
  public void open(OpenContext context) {
    baskets = getRuntimeContext().getState(new ValueStateDescriptor<>("item-baskets", Types.LONG));
    partners =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("partners", Types.STRING, Types.LONG));
    size = getRuntimeContext().getState(new ValueStateDescriptor<>("partners-size", Types.INT));
    newest = getRuntimeContext().getState(new ValueStateDescriptor<>("newest", Types.LONG));
    changed = getRuntimeContext().getState(new ValueStateDescriptor<>("changed", Types.BOOLEAN));
  }

  @Override
  public void processElement(BasketEntry entry, Context context, Collector<PartnerQuestion> out)
      throws Exception {
    if (entry.added()) {
      baskets.update(orZero(baskets.value()) + 1);
    }
    for (String partner : entry.partners()) {
      count(partner);
    }
    long time = Math.max(context.timestamp(), silentUntil);
    if (changed.value() == null) {
      changed.update(true);
      context.timerService().registerEventTimeTimer(time);
    }
    Long before = newest.value();
    if (before == null || time > before) {
      newest.update(time);
    }
  }

  private void count(String partner) throws Exception {
    Long before = partners.get(partner);
    if (before == null) {
      Integer known = size.value();
      int count = known == null ? 0 : known;
      // Trimmed before the newcomer is in: it would be the rarest, always.
      size.update((count >= 2 * capacity ? trim() : count) + 1);
    }
    partners.put(partner, orZero(before) + 1);
  }

  /** Drops all but the most frequent; returns how many stay. */
  private int trim() throws Exception {
    Map<String, Long> all = counts();
    Map<String, Long> kept = new TogetherCounts(all).mostFrequent(capacity).baskets();
    for (String partner : all.keySet()) {
      if (!kept.containsKey(partner)) {
        partners.remove(partner);
        getRuntimeContext().getLongCounter(Counters.PARTNERS_DROPPED).add(1);
      }
    }
    return kept.size();
  }

  private Map<String, Long> counts() throws Exception {
    Map<String, Long> counts = new HashMap<>();
    for (var partner : partners.entries()) {
      counts.put(partner.getKey(), partner.getValue());
    }
    return counts;
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<PartnerQuestion> out)
      throws Exception {
    String itemId = context.getCurrentKey();
    long ofItem = orZero(baskets.value());
    long asOf = newest.value();
    new TogetherCounts(counts())
        .mostFrequent(capacity)
        .baskets()
        .forEach(
            (partner, both) -> {
              if (both >= leastBaskets) {
                out.collect(new PartnerQuestion(partner, itemId, both, ofItem, asOf));
              }
            });
    changed.clear();
  }

  private static long orZero(@Nullable Long value) {
    return value == null ? 0 : value;
  }
}
