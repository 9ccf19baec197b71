package io.leat.index.model;

import io.leat.core.als.AlsParameters;
import io.leat.core.hybrid.HybridModel;
import io.leat.core.profile.ActionWeights;
import java.util.List;
import java.util.Optional;

/**
 * {@code model.json}, written last: where it is, all the files it lists are.
 *
 * @param items how many items the squares sum
 * @param people how many their Gramian sums
 * @param usual what the acts on a trained item weigh in the mean
 * @param now epoch seconds
 */
record ModelManifest(
    int version,
    AlsParameters parameters,
    int items,
    int people,
    double usual,
    ActionWeights actionWeights,
    double halfLifeDays,
    HybridModel hybrid,
    long now,
    List<ModelFile> files) {

  /** Raised when the files' form changes. */
  static final int VERSION = 5;

  ModelManifest {
    files = List.copyOf(files);
  }

  Optional<ModelFile> file(String name) {
    return files.stream().filter(file -> file.name().equals(name)).findFirst();
  }
}
