package io.leat.flink.train;

import io.leat.data.LongHashSet;
import io.leat.data.TextHash;
import io.leat.index.model.ModelStore;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * Which items came after training, by their ids; those of no catalogue are among them. About 16
 * bytes for each trained item.
 */
@FunctionalInterface
public interface NewItems extends Serializable {
  /** Where it does not matter: a job that ends has trained on all that it indexes. */
  NewItems NONE = () -> itemId -> false;

  /** Called once in each task. */
  Predicate<String> open();

  /** Those that this model has no vector for. */
  static NewItems unknownTo(String modelDirectory) {
    return () -> {
      LongHashSet known = new LongHashSet();
      new ModelStore(Path.of(modelDirectory))
          .readItemIds()
          .forEach(itemId -> known.add(TextHash.of(itemId)));
      return itemId -> !known.contains(TextHash.of(itemId));
    };
  }
}
