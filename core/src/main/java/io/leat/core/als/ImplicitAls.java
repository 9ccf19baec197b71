package io.leat.core.als;

import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.SparseRows;
import java.util.function.IntConsumer;

/** Implicit alternating least squares (Hu, Koren &amp; Volinsky 2008). */
public final class ImplicitAls {
  private ImplicitAls() {}

  /** The factors of both sides: {@code users x rank} and {@code items x rank}. */
  public record Factors(DenseRows users, DenseRows items) {}

  /**
   * Factors both sides of the interactions.
   *
   * @param interactions users x items, values the non-negative weights of what was observed
   * @param onSweep told each finished sweep's number, from 1
   */
  public static Factors train(
      SparseRows interactions, AlsParameters parameters, IntConsumer onSweep) {
    throw new UnsupportedOperationException();
  }
}
