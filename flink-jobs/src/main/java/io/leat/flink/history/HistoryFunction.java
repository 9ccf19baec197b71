package io.leat.flink.history;

import io.leat.core.profile.ActionWeights;
import io.leat.flink.Counters;
import io.leat.flink.catalogue.ItemSignal;
import io.leat.flink.events.Emission;
import io.leat.flink.events.Expiry;
import io.leat.flink.events.Interaction;
import io.leat.flink.events.PersonWish;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by {@link Interaction#person}: gathers the person's acts and emits them in the order of
 * their times, ties by event id, when they have changed; who acted on nothing is only counted. Of
 * more than {@code capacity} acts the newest are kept. The second input: who is to be forgotten.
 *
 * <p>An item that a person takes to for the first time, as far as the kept acts tell, is a {@link
 * #NEWCOMERS signal} of demand.
 */
public final class HistoryFunction
    extends KeyedCoProcessFunction<String, Interaction, PersonWish, PersonHistory> {
  public static final OutputTag<ItemSignal> NEWCOMERS =
      new OutputTag<>("newcomers", TypeInformation.of(ItemSignal.class));

  private static final long serialVersionUID = 1;

  private final ActionWeights actionWeights;
  private final int capacity;
  private final Emission emission;
  private final Expiry idleUser;
  private final Expiry idleSession;

  private transient Emission.Pending pending;
  private transient Expiry.LastSeen userExpiry;
  private transient Expiry.LastSeen sessionExpiry;
  private transient ValueState<Acts> acts;

  /**
   * @param idleUser after which a user of whom nothing more was received is given up
   * @param idleSession the same of an anonymous session
   */
  public HistoryFunction(
      ActionWeights actionWeights,
      int capacity,
      Emission emission,
      Expiry idleUser,
      Expiry idleSession) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be at least 1, was " + capacity);
    }
    this.actionWeights = actionWeights;
    this.capacity = capacity;
    this.emission = emission;
    this.idleUser = idleUser;
    this.idleSession = idleSession;
  }

  @Override
  public void open(OpenContext context) {
    pending = emission.pending(getRuntimeContext());
    userExpiry = idleUser.open(getRuntimeContext(), "last-seen-user");
    sessionExpiry = idleSession.open(getRuntimeContext(), "last-seen-session");
    acts = getRuntimeContext().getState(new ValueStateDescriptor<>("acts", ActsSerializer.type()));
  }

  @Override
  public void processElement1(Interaction event, Context context, Collector<PersonHistory> out)
      throws Exception {
    expiry(context.getCurrentKey()).seen(event.receivedAt(), context.timerService());
    pending.change(context.timestamp(), context.timerService());
    if (event.itemId() == null || !event.action().needsItem()) {
      return;
    }
    Acts before = known();
    double weight = actionWeights.of(event.action(), event.value());
    if (emission.isLive() && weight > 0 && !before.has(event.itemId())) {
      context.output(NEWCOMERS, ItemSignal.newcomer(event));
    }
    acts.update(before.with(event, (float) weight, capacity));
  }

  private Acts known() throws IOException {
    Acts known = acts.value();
    return known == null ? Acts.NONE : known;
  }

  private Expiry.LastSeen expiry(String person) {
    return Interaction.isUser(person) ? userExpiry : sessionExpiry;
  }

  @Override
  public void processElement2(PersonWish wish, Context context, Collector<PersonHistory> out)
      throws Exception {
    if (wish.forget()) {
      giveUp(context.getCurrentKey(), out);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<PersonHistory> out)
      throws Exception {
    if (pending.take()) {
      emit(context.getCurrentKey(), out);
    } else if (expiry(context.getCurrentKey()).isReached(timestamp, context.timerService())) {
      giveUp(context.getCurrentKey(), out);
    }
  }

  private void giveUp(String person, Collector<PersonHistory> out) {
    acts.clear();
    expiry(person).clear();
    out.collect(PersonHistory.nothing(person));
  }

  private void emit(String person, Collector<PersonHistory> out) throws Exception {
    if (Interaction.isUser(person)) {
      getRuntimeContext().getLongCounter(Counters.USERS).add(1);
    }
    Acts known = known();
    if (known.size() == 0) {
      return;
    }
    out.collect(PersonHistory.of(person, known.itemIds(), known.weights(), known.epochSeconds()));
    if (!emission.isLive()) {
      acts.clear();
    }
  }
}
