package io.leat.flink.profile;

import io.leat.core.profile.ActionWeights;
import io.leat.core.profile.ForwardDecay;
import io.leat.core.profile.ItemInterest;
import io.leat.core.profile.UserProfile;
import io.leat.flink.Counters;
import io.leat.flink.events.Interaction;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by user: merges every interaction into the person's sparse profile, emitted when the input
 * ends.
 *
 * <p>A profile keeps its {@code capacity} heaviest items, ties by item id. Up to twice as many
 * distinct items it does not matter in which order events arrive; beyond that the lightest half is
 * dropped from time to time, and an item that was dropped and comes back starts from nothing.
 * Dropped items are no longer excluded as "bought already" either.
 */
public final class ProfileFunction extends KeyedProcessFunction<String, Interaction, ProfiledUser> {
  private static final long serialVersionUID = 1;

  private final ActionWeights actionWeights;
  private final ForwardDecay decay;
  private final int capacity;

  private transient MapState<String, ItemInterest> items;
  private transient ValueState<Integer> size;

  public ProfileFunction(ActionWeights actionWeights, ForwardDecay decay, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be at least 1, was " + capacity);
    }
    this.actionWeights = actionWeights;
    this.decay = decay;
    this.capacity = capacity;
  }

  @Override
  public void open(OpenContext context) {
    items =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "items", Types.STRING, TypeInformation.of(ItemInterest.class)));
    size = getRuntimeContext().getState(new ValueStateDescriptor<>("size", Types.INT));
  }

  @Override
  public void processElement(Interaction event, Context context, Collector<ProfiledUser> out)
      throws Exception {
    Integer known = size.value();
    if (known == null) {
      context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
      size.update(0);
    }
    if (event.itemId() == null || !event.action().needsItem()) {
      return;
    }
    ItemInterest before = items.get(event.itemId());
    if (before == null) {
      int count = known == null ? 0 : known;
      // Trimmed before the newcomer is in: it would be the lightest, always.
      size.update((count >= 2 * capacity ? trim() : count) + 1);
    }
    ItemInterest interest = interest(event);
    items.put(event.itemId(), before == null ? interest : before.merge(interest));
  }

  private ItemInterest interest(Interaction event) {
    double weight = actionWeights.of(event.action(), event.value());
    return ItemInterest.of(
        event.action(), weight * decay.scale(event.epochSecond()), event.epochSecond());
  }

  /** Drops all but the heaviest; returns how many stay. */
  private int trim() throws Exception {
    UserProfile profile = profile();
    UserProfile heaviest = profile.heaviest(capacity);
    for (String item : profile.items().keySet()) {
      if (!heaviest.items().containsKey(item)) {
        items.remove(item);
        getRuntimeContext().getLongCounter(Counters.PROFILE_ENTRIES_DROPPED).add(1);
      }
    }
    return heaviest.items().size();
  }

  private UserProfile profile() throws Exception {
    Map<String, ItemInterest> copy = new HashMap<>();
    for (var entry : items.entries()) {
      copy.put(entry.getKey(), entry.getValue());
    }
    return new UserProfile(copy);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ProfiledUser> out)
      throws Exception {
    if (size.value() > capacity) {
      size.update(trim());
    }
    out.collect(new ProfiledUser(context.getCurrentKey(), profile()));
  }
}
