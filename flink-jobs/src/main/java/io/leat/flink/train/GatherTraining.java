package io.leat.flink.train;

import io.leat.flink.Counters;
import org.apache.flink.api.common.functions.AbstractRichFunction;
import org.apache.flink.api.common.functions.AggregateFunction;

/**
 * One aggregate of all that a model is trained on: gathers histories and item texts, and when the
 * input ends leaves what it makes of them in a directory, which is its result. Of an empty
 * catalogue it makes nothing: the caller sees that by the counters, once the rejects are written.
 */
abstract class GatherTraining extends AbstractRichFunction
    implements AggregateFunction<TrainingInput, TrainingSet, String> {
  private static final long serialVersionUID = 1;

  final String directory;

  GatherTraining(String directory) {
    this.directory = directory;
  }

  /** Uses what was gathered; there is an item at least. */
  abstract void use(TrainingData data);

  @Override
  public final TrainingSet createAccumulator() {
    return new TrainingSet();
  }

  /** Changes the set in place, as Flink's partition aggregate expects. */
  @Override
  public final TrainingSet add(TrainingInput input, TrainingSet set) {
    set.add(input);
    return set;
  }

  @Override
  public final TrainingSet merge(TrainingSet one, TrainingSet other) {
    throw new UnsupportedOperationException("one subtask sees everything; sets are never merged");
  }

  @Override
  public final String getResult(TrainingSet set) {
    TrainingData data = set.data();
    if (!data.catalogue().isEmpty()) {
      count(Counters.RATINGS, data.histories().acts());
      use(data);
    }
    return directory;
  }

  final void count(String counter, long more) {
    getRuntimeContext().getLongCounter(counter).add(more);
  }
}
