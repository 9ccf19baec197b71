package io.leat.flink.events;

import io.leat.flink.Counters;
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
 * belong to nobody's profile; when the input ends they leave by the side output {@link #ANONYMOUS},
 * for such a session too shows what goes with what.
 */
public final class LinkSessions extends KeyedProcessFunction<String, Interaction, Interaction> {
  /** Events of sessions of whom nobody ever learnt whose they were. */
  public static final OutputTag<Interaction> ANONYMOUS =
      new OutputTag<>("anonymous", TypeInformation.of(Interaction.class));

  private static final long serialVersionUID = 1;

  private transient ValueState<String> linkedUser;
  private transient ListState<Interaction> waiting;

  @Override
  public void open(OpenContext context) {
    linkedUser = getRuntimeContext().getState(new ValueStateDescriptor<>("user", Types.STRING));
    waiting =
        getRuntimeContext()
            .getListState(
                new ListStateDescriptor<>("waiting", TypeInformation.of(Interaction.class)));
  }

  @Override
  public void processElement(Interaction event, Context context, Collector<Interaction> out)
      throws Exception {
    if (event.userId() != null) {
      link(event.userId(), out);
      out.collect(event);
      return;
    }
    getRuntimeContext().getLongCounter(Counters.EVENTS_ANONYMOUS).add(1);
    String user = linkedUser.value();
    if (user == null) {
      waiting.add(event);
      context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    } else {
      give(event, user, out);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Interaction> out)
      throws Exception {
    for (Interaction event : waiting.get()) {
      context.output(ANONYMOUS, event);
    }
    waiting.clear();
  }

  private void link(String user, Collector<Interaction> out) throws Exception {
    if (linkedUser.value() == null) {
      for (Interaction earlier : waiting.get()) {
        give(earlier, user, out);
      }
      waiting.clear();
    }
    linkedUser.update(user);
  }

  private void give(Interaction event, String user, Collector<Interaction> out) {
    getRuntimeContext().getLongCounter(Counters.EVENTS_LINKED).add(1);
    out.collect(event.by(user));
  }
}
