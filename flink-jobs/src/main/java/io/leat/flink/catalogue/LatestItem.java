package io.leat.flink.catalogue;

import io.leat.flink.Counters;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by item id: when the input ends, the last line of each item. Earlier lines were replaced by
 * the shop itself, so they are counted but are no rejects.
 */
public final class LatestItem extends KeyedProcessFunction<String, CatalogueItem, CatalogueItem> {
  private static final long serialVersionUID = 1;

  private transient ValueState<CatalogueItem> latest;

  @Override
  public void open(OpenContext context) {
    latest =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("latest", TypeInformation.of(CatalogueItem.class)));
  }

  @Override
  public void processElement(CatalogueItem item, Context context, Collector<CatalogueItem> out)
      throws Exception {
    CatalogueItem before = latest.value();
    if (before == null) {
      context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    } else {
      getRuntimeContext().getLongCounter(Counters.ITEMS_SUPERSEDED).add(1);
    }
    if (before == null || item.isAfter(before)) {
      latest.update(item);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<CatalogueItem> out)
      throws Exception {
    getRuntimeContext().getLongCounter(Counters.ITEMS).add(1);
    out.collect(latest.value());
    latest.clear();
  }
}
