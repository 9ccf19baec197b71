package io.leat.flink.catalogue;

import io.leat.core.profile.ForwardDecay;
import io.leat.flink.Counters;
import io.leat.flink.train.TrainedModel;
import io.leat.index.document.IndexUpdate;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by item id, catalogue and signals together: when the input ends, the document of each item
 * that the catalogue has. Signals of other items come to nothing.
 */
public final class BuildItemDocuments
    extends KeyedCoProcessFunction<String, CatalogueItem, ItemSignal, IndexUpdate> {
  private static final long serialVersionUID = 1;

  private final String modelDirectory;
  private final ForwardDecay decay;

  private transient TrainedModel model;
  private transient ValueState<CatalogueItem> item;
  private transient ValueState<Double> scaledPopularity;

  public BuildItemDocuments(String modelDirectory, ForwardDecay decay) {
    this.modelDirectory = modelDirectory;
    this.decay = decay;
  }

  @Override
  public void open(OpenContext context) {
    model = TrainedModel.load(modelDirectory);
    item =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("item", TypeInformation.of(CatalogueItem.class)));
    scaledPopularity =
        getRuntimeContext().getState(new ValueStateDescriptor<>("popularity", Types.DOUBLE));
  }

  @Override
  public void processElement1(CatalogueItem value, Context context, Collector<IndexUpdate> out)
      throws Exception {
    item.update(value);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  @Override
  public void processElement2(ItemSignal signal, Context context, Collector<IndexUpdate> out)
      throws Exception {
    Double sum = scaledPopularity.value();
    scaledPopularity.update((sum == null ? 0 : sum) + signal.scaledWeight());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<IndexUpdate> out)
      throws Exception {
    Double sum = scaledPopularity.value();
    double popularity = Math.max(0, decay.decayed(sum == null ? 0 : sum, model.now()));
    getRuntimeContext().getLongCounter(Counters.DOCUMENTS).add(1);
    out.collect(IndexUpdate.upsert(model.document(item.value(), popularity, List.of())));
    item.clear();
    scaledPopularity.clear();
  }
}
