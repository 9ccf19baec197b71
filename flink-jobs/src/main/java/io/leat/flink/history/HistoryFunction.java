package io.leat.flink.history;

import io.leat.core.profile.ActionWeights;
import io.leat.flink.Counters;
import io.leat.flink.events.Interaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by {@link Interaction#person}: gathers the person's acts and emits them in the order of
 * their times, ties by event id, when the input ends; who acted on nothing is only counted. Of more
 * than {@code capacity} acts the newest are kept.
 */
public final class HistoryFunction
    extends KeyedProcessFunction<String, Interaction, PersonHistory> {
  private static final long serialVersionUID = 1;

  private static final Comparator<Interaction> OLDEST_FIRST =
      Comparator.comparingLong(Interaction::time).thenComparing(Interaction::eventId);

  private final ActionWeights actionWeights;
  private final int capacity;

  private transient ListState<Interaction> acts;

  public HistoryFunction(ActionWeights actionWeights, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be at least 1, was " + capacity);
    }
    this.actionWeights = actionWeights;
    this.capacity = capacity;
  }

  @Override
  public void open(OpenContext context) {
    acts =
        getRuntimeContext()
            .getListState(new ListStateDescriptor<>("acts", TypeInformation.of(Interaction.class)));
  }

  @Override
  public void processElement(Interaction event, Context context, Collector<PersonHistory> out)
      throws Exception {
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    if (event.itemId() != null && event.action().needsItem()) {
      acts.add(event);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<PersonHistory> out)
      throws Exception {
    List<Interaction> all = new ArrayList<>();
    acts.get().forEach(all::add);
    if (Interaction.isUser(context.getCurrentKey())) {
      getRuntimeContext().getLongCounter(Counters.USERS).add(1);
    }
    if (all.isEmpty()) {
      return;
    }
    all.sort(OLDEST_FIRST);
    List<Interaction> kept = all.subList(Math.max(0, all.size() - capacity), all.size());
    String[] itemIds = new String[kept.size()];
    float[] weights = new float[kept.size()];
    long[] times = new long[kept.size()];
    for (int i = 0; i < kept.size(); i++) {
      Interaction act = kept.get(i);
      itemIds[i] = Objects.requireNonNull(act.itemId(), "itemId");
      weights[i] = (float) actionWeights.of(act.action(), act.value());
      times[i] = act.epochSecond();
    }
    Interaction any = all.getFirst();
    String user = any.userId();
    out.collect(
        new PersonHistory(
            user == null ? Objects.requireNonNull(any.sessionId(), "sessionId") : user,
            user == null,
            itemIds,
            weights,
            times));
    acts.clear();
  }
}
