package io.leat.core.matrix;

import static io.leat.core.matrix.FloatTiles.LANES;
import static io.leat.core.matrix.FloatTiles.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Vectorised steps along padded rows of floats. Lengths are {@linkplain FloatTiles#padded padded}
 * sizes.
 */
public final class FloatRows {
  private FloatRows() {}

  /** {@code to += scale * from}, length numbers. */
  public static void add(float[] from, int at, float scale, float[] to, int toAt, int length) {
    for (int i = 0; i < length; i += LANES) {
      FloatVector.fromArray(SPECIES, from, at + i)
          .fma(FloatVector.broadcast(SPECIES, scale), FloatVector.fromArray(SPECIES, to, toAt + i))
          .intoArray(to, toAt + i);
    }
  }

  /** {@code to = scale * from} and {@code sum += scale * to}. */
  public static void scaleAndSum(
      float[] from, int at, float scale, float[] to, int toAt, float[] sum, int length) {
    FloatVector factor = FloatVector.broadcast(SPECIES, scale);
    for (int i = 0; i < length; i += LANES) {
      FloatVector scaled = FloatVector.fromArray(SPECIES, from, at + i).mul(factor);
      scaled.intoArray(to, toAt + i);
      scaled.fma(factor, FloatVector.fromArray(SPECIES, sum, i)).intoArray(sum, i);
    }
  }

  /** {@code row /= by}, number by number. */
  public static void divide(float[] row, int at, float[] by, int length) {
    for (int i = 0; i < length; i += LANES) {
      FloatVector.fromArray(SPECIES, row, at + i)
          .div(FloatVector.fromArray(SPECIES, by, i))
          .intoArray(row, at + i);
    }
  }

  /**
   * Rows from anywhere in a matrix, scaled, as columns: {@code to[k, i] = scaleOfColumn[k] *
   * scaleOfRow[i] * from[offsets[i] + k]}.
   *
   * @param length numbers of each row, and rows of {@code to}
   * @param count rows taken, and numbers in each row of {@code to}
   */
  public static void gatherTransposed(
      float[] from,
      int[] offsets,
      float[] scaleOfRow,
      float[] scaleOfColumn,
      int length,
      float[] to,
      int count) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector rows = FloatVector.fromArray(SPECIES, scaleOfRow, i);
      for (int k = 0; k < length; k++) {
        FloatVector.fromArray(SPECIES, from, k, offsets, i)
            .mul(rows)
            .mul(scaleOfColumn[k])
            .intoArray(to, k * count + i);
      }
    }
  }
}
