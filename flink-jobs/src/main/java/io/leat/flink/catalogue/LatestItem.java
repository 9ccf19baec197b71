package io.leat.flink.catalogue;

import io.leat.flink.Counters;
import io.leat.flink.events.Emission;
import io.leat.flink.events.Interaction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by item id: what is said last of each item, with the changes of price and stock since.
 * Lines before were replaced by the shop itself, so they are counted but are no rejects. Nothing is
 * kept of an item once it was emitted: the index has it. What the log says silently is handed on at
 * once, for the state of who writes the documents of items that came after training.
 */
public final class LatestItem extends KeyedProcessFunction<String, CatalogueItem, CatalogueItem> {
  private static final long serialVersionUID = 1;

  private final Emission emission;

  private transient Emission.Pending pending;
  private transient ValueState<CatalogueItem> latest;

  public LatestItem(Emission emission) {
    this.emission = emission;
  }

  @Override
  public void open(OpenContext context) {
    pending = emission.pending(getRuntimeContext());
    latest =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("latest", TypeInformation.of(CatalogueItem.class)));
  }

  @Override
  public void processElement(CatalogueItem item, Context context, Collector<CatalogueItem> out)
      throws Exception {
    if (!pending.change(context.timestamp(), context.timerService())) {
      if (item.position() > Interaction.BEFORE_THE_LOG) {
        out.collect(item);
      }
      return;
    }
    CatalogueItem before = latest.value();
    if (before != null && item.isWhole()) {
      getRuntimeContext().getLongCounter(Counters.ITEMS_SUPERSEDED).add(1);
    }
    if (before == null) {
      latest.update(item);
    } else {
      latest.update(item.isAfter(before) ? before.then(item) : item.then(before));
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<CatalogueItem> out)
      throws Exception {
    if (!pending.take()) {
      return;
    }
    CatalogueItem item = latest.value();
    if (item.isWhole()) {
      getRuntimeContext().getLongCounter(Counters.ITEMS).add(1);
    }
    out.collect(item);
    latest.clear();
  }
}
