package io.leat.flink.history;

import io.leat.core.profile.ActionWeights;
import io.leat.flink.Counters;
import io.leat.flink.catalogue.ItemSignal;
import io.leat.flink.events.Emission;
import io.leat.flink.events.Expiry;
import io.leat.flink.events.Interaction;
import io.leat.flink.events.PersonWish;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
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
  private transient ListState<Act> acts;

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
    acts =
        getRuntimeContext()
            .getListState(new ListStateDescriptor<>("acts", TypeInformation.of(Act.class)));
  }

  @Override
  public void processElement1(Interaction event, Context context, Collector<PersonHistory> out)
      throws Exception {
    expiry(context.getCurrentKey()).seen(event.receivedAt(), context.timerService());
    pending.change(context.timestamp(), context.timerService());
    if (event.itemId() == null || !event.action().needsItem()) {
      return;
    }
    Act act = Act.of(event, actionWeights);
    if (emission.isLive()) {
      keep(act, event, context);
    } else {
      acts.add(act);
    }
  }

  private Expiry.LastSeen expiry(String person) {
    return Interaction.isUser(person) ? userExpiry : sessionExpiry;
  }

  /** The job never ends, so the list must not grow. */
  private void keep(Act act, Interaction event, Context context) throws Exception {
    int count = 0;
    boolean known = false;
    // Texts remember their hashes: nearly always these two numbers are all that is looked at.
    int hash = act.itemId().hashCode();
    for (Act earlier : acts.get()) {
      count++;
      String itemId = earlier.itemId();
      known = known || (itemId.hashCode() == hash && itemId.equals(act.itemId()));
    }
    if (!known && act.weight() > 0) {
      context.output(NEWCOMERS, ItemSignal.newcomer(event));
    }
    acts.add(act);
    if (count >= 2 * capacity) {
      acts.update(newest(oldestFirst()));
    }
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
    List<Act> all = oldestFirst();
    if (all.isEmpty()) {
      return;
    }
    List<Act> kept = newest(all);
    String[] itemIds = new String[kept.size()];
    float[] weights = new float[kept.size()];
    long[] times = new long[kept.size()];
    for (int i = 0; i < kept.size(); i++) {
      Act act = kept.get(i);
      itemIds[i] = act.itemId();
      weights[i] = act.weight();
      times[i] = act.epochSecond();
    }
    out.collect(PersonHistory.of(person, itemIds, weights, times));
    if (!emission.isLive()) {
      acts.clear();
    }
  }

  private List<Act> oldestFirst() throws Exception {
    List<Act> all = new ArrayList<>();
    acts.get().forEach(all::add);
    all.sort(Act.OLDEST_FIRST);
    return all;
  }

  private List<Act> newest(List<Act> oldestFirst) {
    return oldestFirst.subList(Math.max(0, oldestFirst.size() - capacity), oldestFirst.size());
  }
}
