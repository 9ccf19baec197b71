package io.leat.flink.profile;

import io.leat.core.profile.ActionWeights;
import io.leat.core.profile.ForwardDecay;
import io.leat.core.profile.ItemInterest;
import io.leat.core.profile.UserProfile;
import io.leat.flink.Counters;
import io.leat.flink.events.Emission;
import io.leat.flink.events.Expiry;
import io.leat.flink.events.Interaction;
import io.leat.flink.events.PersonWish;
import io.leat.flink.serialization.ItemInterestSerializer;
import io.leat.flink.train.NewItems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by person, users only: merges every interaction into the person's sparse profile, emitted
 * when it has changed. The second input is what people ask for: to be forgotten, or not to be
 * known.
 *
 * <p>A profile keeps its {@code capacity} heaviest items, ties by item id. Up to twice as many
 * distinct items it does not matter in which order events arrive; beyond that the lightest half is
 * dropped from time to time, and an item that was dropped and comes back starts from nothing.
 * Dropped items are no longer excluded as "bought already" either.
 *
 * <p>Of the items that came after training it is noted which the person acted on, or no longer says
 * anything of, since it was last emitted. What the index has already is told too, once, when the
 * watermark reaches its end: it makes the state of who writes the items.
 */
public final class ProfileFunction
    extends KeyedCoProcessFunction<String, Interaction, PersonWish, ProfiledUser> {
  private static final long serialVersionUID = 1;

  private final ActionWeights actionWeights;
  private final ForwardDecay decay;
  private final int capacity;
  private final Emission emission;
  private final Expiry idle;
  private final NewItems newItems;

  private transient Emission.Pending pending;
  private transient Expiry.LastSeen expiry;
  private transient MapState<String, ItemInterest> items;
  private transient ValueState<Integer> size;
  private transient Predicate<String> isNew;

  /** New items, not told since they changed. */
  private transient MapState<String, Boolean> noted;

  private transient ValueState<Long> position;
  private transient ValueState<Long> forgottenAt;
  private transient ValueState<Boolean> personalisation;

  /**
   * @param idle after which a person of whom nothing more was received is given up
   */
  public ProfileFunction(
      ActionWeights actionWeights,
      ForwardDecay decay,
      int capacity,
      Emission emission,
      Expiry idle,
      NewItems newItems) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be at least 1, was " + capacity);
    }
    this.actionWeights = actionWeights;
    this.decay = decay;
    this.capacity = capacity;
    this.emission = emission;
    this.idle = idle;
    this.newItems = newItems;
  }

  @Override
  public void open(OpenContext context) {
    items =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>("items", Types.STRING, ItemInterestSerializer.type()));
    size = state("size", Types.INT);
    isNew = newItems.open();
    noted =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("noted-new-items", Types.STRING, Types.BOOLEAN));
    position = state("position", Types.LONG);
    forgottenAt = state("forgotten-at", Types.LONG);
    personalisation = state("personalisation", Types.BOOLEAN);
    pending = emission.pending(getRuntimeContext());
    expiry = idle.open(getRuntimeContext());
  }

  private <T> ValueState<T> state(String name, TypeInformation<T> type) {
    return getRuntimeContext().getState(new ValueStateDescriptor<>(name, type));
  }

  @Override
  public void processElement1(Interaction event, Context context, Collector<ProfiledUser> out)
      throws Exception {
    Long forgotten = forgottenAt.value();
    if (forgotten != null && event.position() <= forgotten) {
      return;
    }
    expiry.seen(event.receivedAt(), context.timerService());
    pending.change(context.timestamp(), context.timerService());
    Long reached = position.value();
    position.update(reached == null ? event.position() : Math.max(reached, event.position()));
    Integer known = size.value();
    if (known == null) {
      size.update(0);
    }
    if (event.itemId() == null || !event.action().needsItem()) {
      return;
    }
    // What came after training came by the log.
    if (event.position() > Interaction.BEFORE_THE_LOG
        && note(event.itemId())
        && emission.isSilent(context.timestamp())) {
      context.timerService().registerEventTimeTimer(emission.after());
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

  /** What the person says of the item is to be told, if it is a new one; whether it is. */
  private boolean note(String itemId) throws Exception {
    if (!isNew.test(itemId)) {
      return false;
    }
    noted.put(itemId, true);
    return true;
  }

  /** Drops all but the heaviest; returns how many stay. */
  private int trim() throws Exception {
    UserProfile profile = profile();
    UserProfile heaviest = profile.heaviest(capacity);
    for (String item : profile.items().keySet()) {
      if (!heaviest.items().containsKey(item)) {
        items.remove(item);
        note(item);
        getRuntimeContext().getLongCounter(Counters.PROFILE_ENTRIES_DROPPED).add(1);
      }
    }
    return heaviest.items().size();
  }

  private UserProfile profile() throws Exception {
    Map<String, ItemInterest> copy = new TreeMap<>();
    for (var entry : items.entries()) {
      copy.put(entry.getKey(), entry.getValue());
    }
    return new UserProfile(copy);
  }

  @Override
  public void processElement2(PersonWish wish, Context context, Collector<ProfiledUser> out)
      throws Exception {
    pending.change(context.timestamp(), context.timerService());
    if (wish.forget()) {
      clear();
      forgottenAt.update(wish.position());
    } else {
      personalisation.update(wish.personalisation());
      position.update(wish.position());
      if (size.value() == null) {
        size.update(0);
      }
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ProfiledUser> out)
      throws Exception {
    String userId = Interaction.idOf(context.getCurrentKey());
    // So early nothing is set but for what the index has already.
    if (emission.isSilent(timestamp) || pending.take()) {
      out.collect(current(userId));
    } else if (expiry.isReached(timestamp, context.timerService())) {
      clear();
      out.collect(current(userId));
    }
  }

  private ProfiledUser current(String userId) throws Exception {
    Integer count = size.value();
    if (count == null) {
      return ProfiledUser.nobody(userId, takeNoted());
    }
    if (count > capacity) {
      size.update(trim());
    }
    Boolean wanted = personalisation.value();
    return new ProfiledUser(
        userId, profile(), position.value(), wanted == null || wanted, takeNoted());
  }

  private String[] takeNoted() throws Exception {
    if (noted.isEmpty()) {
      return ProfiledUser.NO_ITEMS;
    }
    List<String> taken = new ArrayList<>();
    noted.keys().forEach(taken::add);
    noted.clear();
    return taken.toArray(String[]::new);
  }

  private void clear() throws Exception {
    for (String item : items.keys()) {
      note(item);
    }
    items.clear();
    size.clear();
    position.clear();
    personalisation.clear();
    expiry.clear();
  }
}
