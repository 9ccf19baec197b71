package io.leat.core.als;

import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.SparseRows;

/** The loss that {@link ImplicitAls} lowers with every half-step. */
public final class AlsLoss {
  private AlsLoss() {}

  /**
   * In time linear in the entries: the sum over all pairs is the trace of both Gramians' product.
   */
  public static double of(
      SparseRows interactions, ImplicitAls.Factors factors, AlsParameters parameters) {
    float[] userGramian = factors.users().gramian();
    float[] itemGramian = factors.items().gramian();
    double allPairs = 0;
    for (int i = 0; i < userGramian.length; i++) {
      allPairs += (double) userGramian[i] * itemGramian[i];
    }
    return observed(interactions, factors)
        + parameters.unobservedWeight() * allPairs
        + penalty(interactions, factors.users(), parameters)
        + penalty(interactions.transpose(), factors.items(), parameters);
  }

  private static double observed(SparseRows interactions, ImplicitAls.Factors factors) {
    double sum = 0;
    for (int user = 0; user < interactions.rows(); user++) {
      float[] vector = factors.users().row(user);
      for (int i = interactions.offsets()[user]; i < interactions.offsets()[user + 1]; i++) {
        double error = factors.items().dot(interactions.indices()[i], vector) - 1;
        sum += interactions.values()[i] * error * error;
      }
    }
    return sum;
  }

  private static double penalty(SparseRows rows, DenseRows factors, AlsParameters parameters) {
    double unobservedMass = parameters.unobservedWeight() * rows.columns();
    double sum = 0;
    for (int row = 0; row < rows.rows(); row++) {
      double observed = 0;
      for (int i = rows.offsets()[row]; i < rows.offsets()[row + 1]; i++) {
        observed += rows.values()[i];
      }
      float[] vector = factors.row(row);
      sum += parameters.ridge(observed, unobservedMass) * factors.dot(row, vector);
    }
    return sum;
  }
}
