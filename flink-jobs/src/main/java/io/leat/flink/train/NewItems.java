package io.leat.flink.train;

import java.io.Serializable;
import java.util.function.Predicate;

/** Which items came after training, by their ids; those of no catalogue are among them. */
@FunctionalInterface
public interface NewItems extends Serializable {
  /** Where it does not matter: a job that ends has trained on all that it indexes. */
  NewItems NONE = () -> itemId -> false;

  /** Called once in each task. */
  Predicate<String> open();

  /** Those that this model has no vector for. */
  static NewItems unknownTo(String modelDirectory) {
    return () -> TrainedModel.load(modelDirectory)::isNew;
  }
}
