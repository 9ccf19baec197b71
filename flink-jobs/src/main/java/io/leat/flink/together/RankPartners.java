package io.leat.flink.together;

import io.leat.core.together.PairCounts;
import io.leat.core.together.TogetherParameters;
import io.leat.core.together.TogetherRanking;
import io.leat.index.document.ItemChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by item: once the watermark says that all answers to one round of questions are here, the
 * item's list. Between rounds nothing is kept but the number of all baskets.
 */
final class RankPartners
    extends KeyedBroadcastProcessFunction<String, PartnerAnswer, Long, ItemChange> {
  /** One entry: the number of all baskets. */
  static final MapStateDescriptor<String, Long> TOTAL =
      new MapStateDescriptor<>("total-baskets", Types.STRING, Types.LONG);

  private static final long serialVersionUID = 1;
  private static final String BASKETS = "baskets";

  private final TogetherRanking ranking;

  private transient ListState<PartnerAnswer> answers;

  RankPartners(TogetherParameters parameters) {
    this.ranking = new TogetherRanking(parameters);
  }

  @Override
  public void open(OpenContext context) {
    answers =
        getRuntimeContext()
            .getListState(
                new ListStateDescriptor<>("answers", TypeInformation.of(PartnerAnswer.class)));
  }

  @Override
  public void processBroadcastElement(Long total, Context context, Collector<ItemChange> out)
      throws Exception {
    BroadcastState<String, Long> state = context.getBroadcastState(TOTAL);
    Long before = state.get(BASKETS);
    state.put(BASKETS, before == null ? total : Math.max(before, total));
  }

  @Override
  public void processElement(
      PartnerAnswer answer, ReadOnlyContext context, Collector<ItemChange> out) throws Exception {
    answers.add(answer);
    context.timerService().registerEventTimeTimer(answer.asOf());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ItemChange> out)
      throws Exception {
    Long total = context.getBroadcastState(TOTAL).get(BASKETS);
    Map<String, PairCounts> partners = new HashMap<>();
    List<PartnerAnswer> later = new ArrayList<>();
    for (PartnerAnswer answer : answers.get()) {
      if (answer.asOf() > timestamp) {
        later.add(answer);
      } else {
        partners.put(answer.partnerId(), answer.counts(total == null ? 0 : total));
      }
    }
    answers.update(later);
    out.collect(
        ItemChange.of(context.getCurrentKey()).withBoughtTogether(ranking.strongest(partners)));
  }
}
