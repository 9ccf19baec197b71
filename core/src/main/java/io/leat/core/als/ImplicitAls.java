package io.leat.core.als;

import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.FloatTiles;
import io.leat.core.matrix.SparseRows;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Implicit alternating least squares (Hu, Koren &amp; Volinsky 2008) with the frequency-scaled
 * regularisation of Rendle et al. 2021. Each half-step lowers the loss in one side's rows, the
 * other side being fixed, as {@link RowSolver} does:
 *
 * <pre>
 * sum over observed (u, i) of  w_ui (x_u . y_i - 1)^2
 *   + alpha_0 * sum over all (u, i) of  (x_u . y_i)^2
 *   + lambda  * sum over rows r of either side of  f_r^nu |r|^2
 * </pre>
 *
 * <p>where f_r is the row's {@linkplain AlsParameters.Frequency frequency}. Rows are solved on all
 * cores; the same seed gives the same factors whatever their number.
 */
public final class ImplicitAls {
  private static final int BLOCK_ROWS = 512;

  private ImplicitAls() {}

  /**
   * The factors of both sides: {@code users x rank} and {@code items x rank}. The users are solved
   * last, so each equals the {@link FoldIn} of its interactions against these items, but for the
   * axes.
   */
  public record Factors(DenseRows users, DenseRows items) {}

  /** The same with the subspaces that are fastest at the rank. */
  public static Factors train(
      SparseRows interactions, AlsParameters parameters, IntConsumer onSweep) {
    return train(interactions, parameters, SubspaceSize.of(parameters.rank()), onSweep);
  }

  /**
   * Factors both sides of the interactions. Rows without an interaction get the zero vector.
   *
   * @param interactions users x items, values the non-negative weights of what was observed
   * @param subspace in all half-steps but the last
   * @param onSweep told each finished sweep's number, from 1
   * @throws IllegalArgumentException when a weight is negative, or none is positive
   */
  public static Factors train(
      SparseRows interactions,
      AlsParameters parameters,
      SubspaceSize subspace,
      IntConsumer onSweep) {
    checkWeights(interactions);
    SparseRows byItem = interactions.transpose();
    DenseRows items = DenseRows.zeros(interactions.columns(), parameters.rank());
    DenseRows users = DenseRows.zeros(interactions.rows(), parameters.rank());
    DenseRows fixed = initialFactors(interactions, parameters);
    for (int sweep = 1; sweep <= parameters.sweeps(); sweep++) {
      solveRows(byItem, fixed, items, parameters, subspace);
      boolean last = sweep == parameters.sweeps();
      solveRows(interactions, items, users, parameters, last ? SubspaceSize.WHOLE : subspace);
      fixed = users;
      onSweep.accept(sweep);
    }
    return new Factors(users, items);
  }

  private static void checkWeights(SparseRows interactions) {
    boolean positive = false;
    for (int user = 0; user < interactions.rows(); user++) {
      for (int i = interactions.offsets()[user]; i < interactions.offsets()[user + 1]; i++) {
        float weight = interactions.values()[i];
        // The arrays are shared: they may have changed since SparseRows saw that all were finite.
        if (!(weight >= 0) || weight == Float.POSITIVE_INFINITY) {
          throw new IllegalArgumentException(
              "interactions must have weights of at least 0, but row %d, column %d has %s"
                  .formatted(user, interactions.indices()[i], weight));
        }
        positive |= weight > 0;
      }
    }
    if (!positive) {
      throw new IllegalArgumentException(
          "interactions must hold a weight above 0, but none of the %d entries of %d x %d has one"
              .formatted(interactions.entries(), interactions.rows(), interactions.columns()));
    }
  }

  private static DenseRows initialFactors(SparseRows interactions, AlsParameters parameters) {
    DenseRows factors = DenseRows.zeros(interactions.rows(), parameters.rank());
    InitialFactors initial = new InitialFactors(parameters);
    for (int row = 0; row < factors.rows(); row++) {
      if (hasWeight(interactions, row)) {
        initial.fill(row, factors.values(), row * parameters.rank());
      }
    }
    return factors;
  }

  private static boolean hasWeight(SparseRows interactions, int row) {
    for (int i = interactions.offsets()[row]; i < interactions.offsets()[row + 1]; i++) {
      if (interactions.values()[i] > 0) {
        return true;
      }
    }
    return false;
  }

  /** One half-step: every row of {@code target} becomes a better answer to {@code fixed}. */
  static void solveRows(
      SparseRows interactions,
      DenseRows fixed,
      DenseRows target,
      AlsParameters parameters,
      SubspaceSize subspace) {
    FixedSide side = fixedSide(fixed, parameters);
    int blocks = (int) (((long) target.rows() + BLOCK_ROWS - 1) / BLOCK_ROWS);
    IntStream.range(0, blocks)
        .parallel()
        .forEach(
            block -> {
              int start = block * BLOCK_ROWS;
              int end = (int) Math.min(target.rows(), (block + 1L) * BLOCK_ROWS);
              new RowSolver(side, subspace)
                  .solve(interactions, start, end, target.values(), start * target.columns());
            });
  }

  private static FixedSide fixedSide(DenseRows fixed, AlsParameters parameters) {
    int rank = parameters.rank();
    int stride = FloatTiles.padded(rank);
    float[] rows = new float[Math.multiplyExact(fixed.rows(), stride)];
    for (int row = 0; row < fixed.rows(); row++) {
      System.arraycopy(fixed.values(), row * rank, rows, row * stride, rank);
    }
    return FixedSide.of(parameters, GramianBasis.of(fixed), fixed.rows(), rows);
  }
}
