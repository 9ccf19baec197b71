package io.leat.flink.catalogue;

import io.leat.core.hybrid.Demand;
import io.leat.core.profile.ForwardDecay;
import io.leat.core.together.BoughtTogether;
import io.leat.flink.Counters;
import io.leat.flink.events.Emission;
import io.leat.flink.train.TrainedModel;
import io.leat.index.IndexName;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.ItemChange;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
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
  private transient ValueState<BoughtTogether[]> boughtTogether;

  /** Whether the list has changed since the item was last emitted. */
  private transient ValueState<Boolean> newList;

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
    boughtTogether =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "bought-together", TypeInformation.of(BoughtTogether[].class)));
    newList = getRuntimeContext().getState(new ValueStateDescriptor<>("new-list", Types.BOOLEAN));
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
    if (signal.boughtTogether() == null) {
      ItemDemand sum = demand.value();
      demand.update((sum == null ? ItemDemand.NONE : sum).plus(signal, decay, model.now()));
    } else {
      boughtTogether.update(signal.boughtTogether());
    }
    if (emission.isLive()
        && pending.change(context.timestamp(), context.timerService())
        && signal.boughtTogether() != null) {
      newList.update(true);
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
    newList.clear();
    if (!emission.isLive()) {
      demand.clear();
      boughtTogether.clear();
    }
  }

  private IndexUpdate update(String itemId, @Nullable CatalogueItem changed, ItemDemand sum)
      throws IOException {
    BoughtTogether[] list = boughtTogether.value();
    List<BoughtTogether> partners = list == null ? List.of() : List.of(list);
    if (changed != null && changed.isEnd()) {
      return IndexUpdate.delete(IndexName.ITEMS, itemId);
    }
    Demand numbers = sum.at(model.now(), decay);
    if (changed != null && changed.isWhole()) {
      getRuntimeContext().getLongCounter(Counters.DOCUMENTS).add(1);
      return IndexUpdate.upsert(model.document(changed, numbers, partners));
    }
    ItemChange change = model.change(itemId, changed == null ? null : changed.patch(), numbers);
    return IndexUpdate.change(
        newList.value() == null ? change : change.withBoughtTogether(partners));
  }
}
