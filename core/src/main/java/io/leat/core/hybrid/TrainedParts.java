package io.leat.core.hybrid;

import io.leat.core.als.FoldIn;
import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.SparseRows;
import io.leat.core.session.SessionIndex;
import io.leat.core.session.SessionKnnParameters;
import java.util.Map;

/**
 * Everything about the items that the parts score by.
 *
 * @param foldIn of the item factors
 * @param factors {@code items x rank}, in their principal axes
 * @param lists by relation, {@code items x items}: row j holds what speaks for j
 * @param sessions who went which way
 * @param knn by a part's source, how sessions are found and vote
 * @param numbers by field, one for each item
 */
public record TrainedParts(
    FoldIn foldIn,
    DenseRows factors,
    Map<String, SparseRows> lists,
    SessionIndex sessions,
    Map<String, SessionKnnParameters> knn,
    Map<String, float[]> numbers) {
  public TrainedParts {
    lists = Map.copyOf(lists);
    numbers = Map.copyOf(numbers);
  }

  int items() {
    return factors.rows();
  }
}
