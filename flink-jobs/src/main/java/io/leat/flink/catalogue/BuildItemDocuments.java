package io.leat.flink.catalogue;

import io.leat.core.hybrid.Demand;
import io.leat.core.profile.ForwardDecay;
import io.leat.flink.Counters;
import io.leat.flink.events.Emission;
import io.leat.flink.train.TrainedModel;
import io.leat.index.IndexName;
import io.leat.index.document.IndexUpdate;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Keyed by item id, catalogue and signals together: the document of each item that the catalogue
 * has, once it is known what is in demand. Where only demand, price or stock have changed, the
 * document is changed in place; signals of items that are not in the index come to nothing there.
 */
public final class BuildItemDocuments
    extends KeyedCoProcessFunction<String, CatalogueItem, ItemSignal, IndexUpdate> {
  private static final long serialVersionUID = 1;

  private final String modelDirectory;
  private final ForwardDecay decay;
  private final Emission emission;

  private transient TrainedModel model;
  private transient Emission.Pending pending;
  private transient ValueState<CatalogueItem> item;
  private transient ValueState<ItemDemand> demand;

  public BuildItemDocuments(String modelDirectory, ForwardDecay decay, Emission emission) {
    this.modelDirectory = modelDirectory;
    this.decay = decay;
    this.emission = emission;
  }

  @Override
  public void open(OpenContext context) {
    model = TrainedModel.load(modelDirectory);
    pending = emission.pending(getRuntimeContext());
    item =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("item", TypeInformation.of(CatalogueItem.class)));
    demand =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("demand", TypeInformation.of(ItemDemand.class)));
  }

  @Override
  public void processElement1(CatalogueItem value, Context context, Collector<IndexUpdate> out)
      throws Exception {
    CatalogueItem before = item.value();
    item.update(before == null ? value : before.then(value));
    pending.change(context.timestamp(), context.timerService());
  }

  @Override
  public void processElement2(ItemSignal signal, Context context, Collector<IndexUpdate> out)
      throws Exception {
    ItemDemand sum = demand.value();
    demand.update((sum == null ? ItemDemand.NONE : sum).plus(signal, decay, model.now()));
    if (emission.isLive()) {
      pending.change(context.timestamp(), context.timerService());
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<IndexUpdate> out)
      throws Exception {
    if (!pending.take()) {
      return;
    }
    CatalogueItem changed = item.value();
    ItemDemand sum = demand.value();
    out.collect(update(context.getCurrentKey(), changed, sum == null ? ItemDemand.NONE : sum));
    item.clear();
    if (!emission.isLive()) {
      demand.clear();
    }
  }

  private IndexUpdate update(String itemId, @Nullable CatalogueItem changed, ItemDemand sum) {
    if (changed != null && changed.isEnd()) {
      return IndexUpdate.delete(IndexName.ITEMS, itemId);
    }
    Demand numbers = sum.at(model.now(), decay);
    if (changed != null && changed.isWhole()) {
      getRuntimeContext().getLongCounter(Counters.DOCUMENTS).add(1);
      return IndexUpdate.upsert(model.document(changed, numbers, List.of()));
    }
    return IndexUpdate.change(
        model.change(itemId, changed == null ? null : changed.patch(), numbers));
  }
}
