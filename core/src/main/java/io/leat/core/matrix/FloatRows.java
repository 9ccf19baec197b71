package io.leat.core.matrix;

import static io.leat.core.matrix.FloatTiles.LANES;
import static io.leat.core.matrix.FloatTiles.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Vectorised steps along padded rows of floats. Lengths are {@linkplain FloatTiles#padded padded}
 * sizes.
 */
public final class FloatRows {
  private FloatRows() {}

  /**
   * {@code to = scale * from}, length numbers. The usual lengths are written out: where rows are
   * fetched from all over the memory, the fewer instructions each takes the more rows the processor
   * fetches at once, and a loop takes several times as many.
   */
  public static void scale(float[] from, int at, float scale, float[] to, int toAt, int length) {
    FloatVector factor = FloatVector.broadcast(SPECIES, scale);
    switch (length / LANES) {
      case 2 -> scaleTwo(from, at, factor, to, toAt);
      case 4 -> scaleFour(from, at, factor, to, toAt);
      case 8 -> {
        scaleFour(from, at, factor, to, toAt);
        scaleFour(from, at + 4 * LANES, factor, to, toAt + 4 * LANES);
      }
      default -> {
        for (int i = 0; i < length; i += LANES) {
          FloatVector.fromArray(SPECIES, from, at + i).mul(factor).intoArray(to, toAt + i);
        }
      }
    }
  }

  private static void scaleFour(float[] from, int at, FloatVector factor, float[] to, int toAt) {
    scaleTwo(from, at, factor, to, toAt);
    scaleTwo(from, at + 2 * LANES, factor, to, toAt + 2 * LANES);
  }

  private static void scaleTwo(float[] from, int at, FloatVector factor, float[] to, int toAt) {
    FloatVector first = FloatVector.fromArray(SPECIES, from, at);
    FloatVector second = FloatVector.fromArray(SPECIES, from, at + LANES);
    first.mul(factor).intoArray(to, toAt);
    second.mul(factor).intoArray(to, toAt + LANES);
  }

  /** {@code sum += sum over rows of scales[first + row] * row}, for adjacent rows. */
  public static void addAll(
      float[] rows, int count, float[] scales, int first, float[] sum, int length) {
    for (int i = 0; i < length; i += LANES) {
      FloatVector even = FloatVector.fromArray(SPECIES, sum, i);
      FloatVector odd = FloatVector.zero(SPECIES);
      int row = 0;
      int at = i;
      for (; row < count - 1; row += 2, at += 2 * length) {
        even = FloatVector.fromArray(SPECIES, rows, at).fma(broadcast(scales[first + row]), even);
        odd =
            FloatVector.fromArray(SPECIES, rows, at + length)
                .fma(broadcast(scales[first + row + 1]), odd);
      }
      if (row < count) {
        even = FloatVector.fromArray(SPECIES, rows, at).fma(broadcast(scales[first + row]), even);
      }
      even.add(odd).intoArray(sum, i);
    }
  }

  private static FloatVector broadcast(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  /** {@code sum += scale * row}, for a row of any length; the sum may be longer. */
  public static void add(float[] row, float scale, float[] sum) {
    for (int i = 0; i < row.length; i++) {
      sum[i] += scale * row[i];
    }
  }

  /** The inner product of two rows of one length, whatever it is. */
  public static float dot(float[] one, float[] other) {
    FloatVector even = FloatVector.zero(SPECIES);
    FloatVector odd = even;
    int i = 0;
    for (; i <= one.length - 2 * LANES; i += 2 * LANES) {
      even =
          FloatVector.fromArray(SPECIES, one, i)
              .fma(FloatVector.fromArray(SPECIES, other, i), even);
      odd =
          FloatVector.fromArray(SPECIES, one, i + LANES)
              .fma(FloatVector.fromArray(SPECIES, other, i + LANES), odd);
    }
    float[] lanes = new float[LANES];
    even.add(odd).intoArray(lanes, 0);
    float sum = sumLanes(lanes, 0);
    for (; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  /** {@code to = 1 / sqrt(row)}, number by number. */
  public static void inverseRoots(float[] row, float[] to, int length) {
    for (int i = 0; i < length; i += LANES) {
      broadcast(1)
          .div(FloatVector.fromArray(SPECIES, row, i).lanewise(VectorOperators.SQRT))
          .intoArray(to, i);
    }
  }

  /** {@code to = row / by}, number by number. */
  public static void divide(float[] row, float[] by, float[] to, int toAt, int length) {
    for (int i = 0; i < length; i += LANES) {
      FloatVector.fromArray(SPECIES, row, i)
          .div(FloatVector.fromArray(SPECIES, by, i))
          .intoArray(to, toAt + i);
    }
  }

  /**
   * Rows become columns, scaled: {@code to[k, i] = scales[k] * from[offsets[i] + k]}.
   *
   * @param offsets where each row starts
   * @param length numbers of each row, and rows of {@code to}
   * @param count rows taken, and numbers in each row of {@code to}
   */
  public static void transpose(
      float[] from, int[] offsets, float[] scales, int length, float[] to, int count) {
    for (int i = 0; i < count; i += LANES) {
      for (int k = 0; k < length; k++) {
        FloatVector.fromArray(SPECIES, from, k, offsets, i)
            .mul(scales[k])
            .intoArray(to, k * count + i);
      }
    }
  }

  /**
   * {@code values[i] -= scales[i] * (row_i . by)} for rows anywhere in an array.
   *
   * @param offsets where each row starts, behind {@code from}; of the padded count
   * @param count rows, padded: those beyond the last may be any
   * @param by starts at {@code byAt}
   * @param length numbers of each row
   * @param lanes scratch, of {@link #lanes} numbers
   */
  public static void subtractProducts(
      float[] rows,
      int from,
      int[] offsets,
      float[] scales,
      int count,
      float[] by,
      int byAt,
      int length,
      float[] values,
      float[] lanes) {
    for (int i = 0; i < count; i += FloatTiles.ROWS) {
      int r0 = from + offsets[i];
      int r1 = from + offsets[i + 1];
      int r2 = from + offsets[i + 2];
      int r3 = from + offsets[i + 3];
      FloatVector s0 = FloatVector.zero(SPECIES);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      for (int k = 0; k < length; k += LANES) {
        FloatVector factor = FloatVector.fromArray(SPECIES, by, byAt + k);
        s0 = factor.fma(FloatVector.fromArray(SPECIES, rows, r0 + k), s0);
        s1 = factor.fma(FloatVector.fromArray(SPECIES, rows, r1 + k), s1);
        s2 = factor.fma(FloatVector.fromArray(SPECIES, rows, r2 + k), s2);
        s3 = factor.fma(FloatVector.fromArray(SPECIES, rows, r3 + k), s3);
      }
      s0.intoArray(lanes, 0);
      s1.intoArray(lanes, LANES);
      s2.intoArray(lanes, 2 * LANES);
      s3.intoArray(lanes, 3 * LANES);
      values[i] -= scales[i] * sumLanes(lanes, 0);
      values[i + 1] -= scales[i + 1] * sumLanes(lanes, LANES);
      values[i + 2] -= scales[i + 2] * sumLanes(lanes, 2 * LANES);
      values[i + 3] -= scales[i + 3] * sumLanes(lanes, 3 * LANES);
    }
  }

  /** How much scratch {@link #subtractProducts} needs. */
  public static int lanes() {
    return FloatTiles.ROWS * LANES;
  }

  /** In one order always; the Vector API leaves the order of its own lane sums open. */
  static float sumLanes(float[] lanes, int from) {
    float even = 0;
    float odd = 0;
    for (int lane = 0; lane < LANES; lane += 2) {
      even += lanes[from + lane];
      odd += lanes[from + lane + 1];
    }
    return even + odd;
  }
}
