package io.leat.flink.train;

import io.leat.core.content.ContentModel;
import io.leat.core.content.RidgeMap;
import io.leat.core.matrix.DenseRows;
import java.util.BitSet;

/**
 * Collaborative vectors of items that nobody has acted on: where their texts lead, by what the
 * other items teach. An item that was acted on, be it only against it, keeps its own.
 */
final class ColdStart {
  private final TrainingData data;
  private final ContentModel content;
  private final DenseRows factors;
  private final BitSet warm = new BitSet();

  /**
   * @param factors {@code items x rank}, in the order of the catalogue
   */
  ColdStart(TrainingData data, ContentModel content, DenseRows factors) {
    this.data = data;
    this.content = content;
    this.factors = factors;
    for (int item : data.histories().items()) {
      warm.set(item);
    }
  }

  /** The map from content to collaborative vectors, taught by the items that someone acted on. */
  RidgeMap map(double regularization) {
    if (warm.isEmpty()) {
      return new RidgeMap(DenseRows.zeros(content.dimension() + 1, factors.columns()));
    }
    DenseRows inputs = DenseRows.zeros(warm.cardinality(), content.dimension());
    DenseRows outputs = DenseRows.zeros(inputs.rows(), factors.columns());
    int row = 0;
    for (int item : warm.stream().toArray()) {
      inputs.setRow(row, embedding(item));
      outputs.setRow(row++, factors.row(item));
    }
    return RidgeMap.fit(inputs, outputs, regularization);
  }

  /** The factors with those of cold items filled in, {@code items x rank}. */
  DenseRows vectors(RidgeMap map) {
    DenseRows all = new DenseRows(factors.rows(), factors.columns(), factors.values().clone());
    for (int item = 0; item < all.rows(); item++) {
      if (!warm.get(item)) {
        all.setRow(item, map.apply(embedding(item)));
      }
    }
    return all;
  }

  private float[] embedding(int item) {
    return content.embed(data.catalogue().get(item).terms());
  }
}
