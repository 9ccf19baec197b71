package io.leat.flink.events;

import io.leat.flink.Counters;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Keyed by session: gives anonymous events to the user whom the session turns out to be.
 *
 * <pre>
 * time ─────────────────────────────────────────►
 * in    view(-)   view(-)   cart(anna)   view(-)   buy(ben)   view(-)
 * out                       view(anna) x2
 *                           cart(anna)   view(anna) buy(ben)  view(ben)
 * </pre>
 *
 * An event with session and user links the two. The session's earlier anonymous events wait for the
 * first link; later ones follow the most recent link. Events of a session that is never linked
 * belong to nobody's profile; they leave by the side output {@link #ANONYMOUS}, for such a session
 * too shows what goes with what. A batch run knows at the end who was never linked; a live one
 * gives them out as they come, and takes them back by {@link #TAKEN_BACK} when the session is
 * linked after all.
 *
 * <p>The second input: a session that belongs to someone who wants to be forgotten.
 */
public final class LinkSessions
    extends KeyedCoProcessFunction<String, Interaction, PersonWish, Interaction> {
  /** Events of sessions of whom nobody knows whose they are. */
  public static final OutputTag<Interaction> ANONYMOUS =
      new OutputTag<>("anonymous", TypeInformation.of(Interaction.class));

  /** Sessions that are somebody's after all: their anonymous events are to be forgotten. */
  public static final OutputTag<PersonWish> TAKEN_BACK =
      new OutputTag<>("taken-back", TypeInformation.of(PersonWish.class));

  private static final long serialVersionUID = 1;

  private final Emission emission;
  private final Expiry idle;

  private transient Emission.Pending pending;
  private transient ValueState<String> linkedUser;
  private transient Expiry.LastSeen expiry;
  private transient ListState<Interaction> waiting;

  /** How many of the waiting events have left by {@link #ANONYMOUS} already. */
  private transient ValueState<Integer> givenOut;

  /**
   * @param idle after which a session of the log is over: what comes later under its id is another
   */
  public LinkSessions(Emission emission, Expiry idle) {
    this.emission = emission;
    this.idle = idle;
  }

  @Override
  public void open(OpenContext context) {
    pending = emission.pending(getRuntimeContext());
    linkedUser = getRuntimeContext().getState(new ValueStateDescriptor<>("user", Types.STRING));
    expiry = idle.open(getRuntimeContext());
    waiting =
        getRuntimeContext()
            .getListState(
                new ListStateDescriptor<>("waiting", TypeInformation.of(Interaction.class)));
    givenOut = getRuntimeContext().getState(new ValueStateDescriptor<>("given-out", Types.INT));
  }

  @Override
  public void processElement1(Interaction event, Context context, Collector<Interaction> out)
      throws Exception {
    expiry.seen(event.receivedAt(), context.timerService());
    if (event.userId() != null) {
      link(event, context, out);
      out.collect(event);
      return;
    }
    getRuntimeContext().getLongCounter(Counters.EVENTS_ANONYMOUS).add(1);
    String user = linkedUser.value();
    if (user == null) {
      waiting.add(event);
      pending.change(context.timestamp(), context.timerService());
    } else {
      give(event, user, out);
    }
  }

  @Override
  public void processElement2(PersonWish wish, Context context, Collector<Interaction> out)
      throws Exception {
    clear();
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Interaction> out)
      throws Exception {
    if (pending.take()) {
      giveOut(context);
    } else if (expiry.isReached(timestamp, context.timerService())) {
      clear();
    }
  }

  private void giveOut(OnTimerContext context) throws Exception {
    int index = 0;
    Integer before = givenOut.value();
    for (Interaction event : waiting.get()) {
      if (index++ >= (before == null ? 0 : before)) {
        context.output(ANONYMOUS, event);
      }
    }
    givenOut.update(index);
  }

  private void link(Interaction event, Context context, Collector<Interaction> out)
      throws Exception {
    String user = userOf(event);
    if (linkedUser.value() == null) {
      List<Interaction> earlier = new ArrayList<>();
      waiting.get().forEach(earlier::add);
      for (Interaction one : earlier) {
        give(one, user, out);
      }
      if (emission.isLive() && !earlier.isEmpty()) {
        context.output(TAKEN_BACK, PersonWish.forget(event.session(), event.position()));
      }
      waiting.clear();
      givenOut.clear();
    }
    linkedUser.update(user);
  }

  private static String userOf(Interaction event) {
    @Nullable String user = event.userId();
    if (user == null) {
      throw new IllegalArgumentException("an event without user links nobody: " + event);
    }
    return user;
  }

  private void give(Interaction event, String user, Collector<Interaction> out) {
    getRuntimeContext().getLongCounter(Counters.EVENTS_LINKED).add(1);
    out.collect(event.by(user));
  }

  private void clear() {
    linkedUser.clear();
    expiry.clear();
    waiting.clear();
    givenOut.clear();
  }
}
