package io.leat.flink.together;

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

/**
 * Keyed by the item that is asked: counts its baskets, and answers a question once the watermark
 * says that all baskets are counted that the question has seen.
 */
final class AnswerPartners
    extends KeyedCoProcessFunction<String, BasketEntry, PartnerQuestion, PartnerAnswer> {
  private static final long serialVersionUID = 1;

  private transient ValueState<Long> baskets;
  private transient ListState<PartnerQuestion> questions;

  @Override
  public void open(OpenContext context) {
    baskets = getRuntimeContext().getState(new ValueStateDescriptor<>("asked-baskets", Types.LONG));
    questions =
        getRuntimeContext()
            .getListState(
                new ListStateDescriptor<>("questions", TypeInformation.of(PartnerQuestion.class)));
  }

  @Override
  public void processElement1(BasketEntry entry, Context context, Collector<PartnerAnswer> out)
      throws Exception {
    if (entry.added()) {
      Long before = baskets.value();
      baskets.update(before == null ? 1 : before + 1);
    }
  }

  @Override
  public void processElement2(
      PartnerQuestion question, Context context, Collector<PartnerAnswer> out) throws Exception {
    questions.add(question);
    context.timerService().registerEventTimeTimer(question.asOf());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<PartnerAnswer> out)
      throws Exception {
    Long counted = baskets.value();
    List<PartnerQuestion> later = new ArrayList<>();
    for (PartnerQuestion question : questions.get()) {
      if (question.asOf() > timestamp) {
        later.add(question);
      } else {
        out.collect(PartnerAnswer.to(question, counted == null ? 0 : counted));
      }
    }
    questions.update(later);
  }
}
