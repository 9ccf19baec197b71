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

/**
 * Keyed by item id, catalogue and signals together: the document of each item that the catalogue
 * has, once it is known what is in demand. Where only demand, price or stock have changed, the
 * document is changed in place; signals of items that are not in the index come to nothing there.
 *
 * <p>An item that came after training is written whole each time that a person's {@link ItemVote}
 * changes its vector, so its line and the votes are kept. A job that starts without state writes
 * each such item once more, when it has read all that the index has: what is known of people may
 * have changed since. Votes for what is not in the catalogue by the time that the watermark has
 * passed them are dropped.
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

  /** The newest line of an item that came after training, with all changes since. */
  private transient ValueState<CatalogueItem> line;

  /** Of an item that came after training. */
  private transient ItemVotes votes;

  /** Whether the vector has changed since the item was last emitted. */
  private transient ValueState<Boolean> newVector;

  public BuildItemDocuments(String modelDirectory, ForwardDecay decay, Emission emission) {
    this.modelDirectory = modelDirectory;
    this.decay = decay;
    this.emission = emission;
  }

  @Override
  public void open(OpenContext context) {
    model = TrainedModel.load(modelDirectory);
    pending = emission.pending(getRuntimeContext());
    votes = new ItemVotes(getRuntimeContext());
    item = state("item", TypeInformation.of(CatalogueItem.class));
    line = state("line", TypeInformation.of(CatalogueItem.class));
    demand = state("demand", TypeInformation.of(ItemDemand.class));
    boughtTogether = state("bought-together", TypeInformation.of(BoughtTogether[].class));
    newList = state("new-list", Types.BOOLEAN);
    newVector = state("new-vector", Types.BOOLEAN);
  }

  private <T> ValueState<T> state(String name, TypeInformation<T> type) {
    return getRuntimeContext().getState(new ValueStateDescriptor<>(name, type));
  }

  @Override
  public void processElement1(CatalogueItem value, Context context, Collector<IndexUpdate> out)
      throws Exception {
    if (isNew(value.itemId())) {
      keepLine(value);
      if (emission.isSilent(context.timestamp())) {
        newVector(context);
      }
    }
    if (pending.change(context.timestamp(), context.timerService())) {
      CatalogueItem before = item.value();
      item.update(before == null ? value : before.then(value));
    }
  }

  private void keepLine(CatalogueItem value) throws IOException {
    CatalogueItem known = line.value();
    if (value.isEnd()) {
      line.clear();
    } else if (value.isWhole()) {
      line.update(value);
    } else if (known != null) {
      line.update(known.then(value));
    }
  }

  /** In a job that ends nothing came after training. */
  private boolean isNew(String itemId) {
    return emission.isLive() && model.isNew(itemId);
  }

  private void newVector(Context context) throws IOException {
    newVector.update(true);
    context.timerService().registerEventTimeTimer(Math.max(context.timestamp(), emission.after()));
  }

  @Override
  public void processElement2(ItemSignal signal, Context context, Collector<IndexUpdate> out)
      throws Exception {
    if (signal.vote() != null) {
      if (isNew(signal.itemId()) && votes.put(signal.vote())) {
        newVector(context);
      }
      return;
    }
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
    boolean revised = isNew(context.getCurrentKey()) && takeNewVector();
    if (!pending.take() && !revised) {
      return;
    }
    out.collect(update(context.getCurrentKey(), revised));
    item.clear();
    newList.clear();
    if (!emission.isLive()) {
      demand.clear();
      boughtTogether.clear();
    }
  }

  /** Whether an item in the catalogue has a new vector. */
  private boolean takeNewVector() throws Exception {
    if (line.value() == null) {
      votes.clear();
      newVector.clear();
      return false;
    }
    boolean revised = newVector.value() != null;
    newVector.clear();
    return revised;
  }

  private IndexUpdate update(String itemId, boolean revised) throws Exception {
    CatalogueItem changed = item.value();
    if (changed != null && changed.isEnd()) {
      return IndexUpdate.delete(IndexName.ITEMS, itemId);
    }
    ItemDemand sum = demand.value();
    Demand numbers = (sum == null ? ItemDemand.NONE : sum).at(model.now(), decay);
    BoughtTogether[] list = boughtTogether.value();
    List<BoughtTogether> partners = list == null ? List.of() : List.of(list);
    CatalogueItem whole = isNew(itemId) ? line.value() : changed;
    if (whole != null && (revised || (changed != null && changed.isWhole()))) {
      getRuntimeContext().getLongCounter(Counters.DOCUMENTS).add(1);
      return IndexUpdate.upsert(model.document(whole, numbers, partners, votes.newest()));
    }
    ItemChange change = model.change(itemId, changed == null ? null : changed.patch(), numbers);
    return IndexUpdate.change(
        newList.value() == null ? change : change.withBoughtTogether(partners));
  }
}
