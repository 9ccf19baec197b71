package io.leat.core.matrix;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The one inner loop of all dense arithmetic on floats here: {@code C += sign * A B} for a C of
 * four rows, kept in vector registers while the sum runs. A sum of outer products, a Cholesky
 * factorisation and a rotation are made of it; they differ in where A and B stand only.
 *
 * <pre>
 *              B    steps x width, in steps of whole vectors
 *  A 4 x steps C    4 x width      A's numbers are taken one by one: any layout will do
 * </pre>
 *
 * <p>Widths are multiples of {@link #padded} sizes, so that no loop has a remainder: whoever keeps
 * a matrix for this class pads its rows with zeros. Right for any vector width; the wider the
 * faster.
 *
 * <p>Long, because each width of C is written out: only local variables are kept in registers.
 */
public final class FloatTiles {
  /** Rows of C. */
  public static final int ROWS = 4;

  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  /** Sixteen sums and what they are made of must fit the registers: 32 with 512 bits, 16 below. */
  private static final int WIDEST = LANES >= 16 ? 4 : 2;

  private FloatTiles() {}

  /** The next size, at or above this, that whole vectors and whole tiles fill. */
  public static int padded(int size) {
    int unit = Math.max(LANES, ROWS);
    return Math.multiplyExact(Math.ceilDiv(size, unit), unit);
  }

  /** The column at or below this where a vector may start. */
  static int aligned(int column) {
    return column / LANES * LANES;
  }

  /**
   * {@code C += sign * A B}.
   *
   * @param aRow from one row of A to the next, in numbers
   * @param aStep from one column of A to the next
   * @param bStep from one row of B to the next
   * @param steps columns of A and rows of B
   * @param cRow from one row of C to the next
   * @param width columns of B and C, a multiple of the vector width
   */
  public static void addProduct(
      float[] a,
      int aAt,
      int aRow,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      int steps,
      float sign,
      float[] c,
      int cAt,
      int cRow,
      int width) {
    int from = 0;
    while (from < width) {
      int vectors = Math.min((width - from) / LANES, WIDEST);
      int bFrom = bAt + from;
      int cFrom = cAt + from;
      switch (vectors) {
        case 1 -> one(a, aAt, aRow, aStep, b, bFrom, bStep, steps, sign, c, cFrom, cRow);
        case 2 -> two(a, aAt, aRow, aStep, b, bFrom, bStep, steps, sign, c, cFrom, cRow);
        case 3 -> three(a, aAt, aRow, aStep, b, bFrom, bStep, steps, sign, c, cFrom, cRow);
        default -> four(a, aAt, aRow, aStep, b, bFrom, bStep, steps, sign, c, cFrom, cRow);
      }
      from += vectors * LANES;
    }
  }

  /**
   * Adds {@code R^T R} to a sum of which only the upper triangle is kept; what stands below the
   * diagonal means nothing.
   *
   * @param rows R, {@code count x size}
   * @param size a padded size, the columns of R and of the sum
   */
  public static void addGramian(float[] rows, int count, int size, float[] sum) {
    for (int i = 0; i < size; i += ROWS) {
      int first = aligned(i);
      addProduct(
          rows, i, 1, size, rows, first, size, count, 1, sum, i * size + first, size, size - first);
    }
  }

  private static void addTo(float[] c, int at, FloatVector product, float sign) {
    product
        .fma(FloatVector.broadcast(SPECIES, sign), FloatVector.fromArray(SPECIES, c, at))
        .intoArray(c, at);
  }

  /** Four vectors wide. */
  private static void four(
      float[] a,
      int aAt,
      int aRow,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      int steps,
      float sign,
      float[] c,
      int cAt,
      int cRow) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = FloatVector.zero(SPECIES);
    FloatVector c02 = FloatVector.zero(SPECIES);
    FloatVector c03 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c11 = FloatVector.zero(SPECIES);
    FloatVector c12 = FloatVector.zero(SPECIES);
    FloatVector c13 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c21 = FloatVector.zero(SPECIES);
    FloatVector c22 = FloatVector.zero(SPECIES);
    FloatVector c23 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    FloatVector c31 = FloatVector.zero(SPECIES);
    FloatVector c32 = FloatVector.zero(SPECIES);
    FloatVector c33 = FloatVector.zero(SPECIES);
    for (int step = 0, p = aAt, q = bAt; step < steps; step++, p += aStep, q += bStep) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, q);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, q + LANES);
      FloatVector b2 = FloatVector.fromArray(SPECIES, b, q + 2 * LANES);
      FloatVector b3 = FloatVector.fromArray(SPECIES, b, q + 3 * LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[p]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      c03 = a0.fma(b3, c03);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[p + aRow]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      c13 = a1.fma(b3, c13);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[p + 2 * aRow]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      c23 = a2.fma(b3, c23);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[p + 3 * aRow]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      c33 = a3.fma(b3, c33);
    }
    addTo(c, cAt, c00, sign);
    addTo(c, cAt + LANES, c01, sign);
    addTo(c, cAt + 2 * LANES, c02, sign);
    addTo(c, cAt + 3 * LANES, c03, sign);
    addTo(c, cAt + cRow, c10, sign);
    addTo(c, cAt + cRow + LANES, c11, sign);
    addTo(c, cAt + cRow + 2 * LANES, c12, sign);
    addTo(c, cAt + cRow + 3 * LANES, c13, sign);
    addTo(c, cAt + 2 * cRow, c20, sign);
    addTo(c, cAt + 2 * cRow + LANES, c21, sign);
    addTo(c, cAt + 2 * cRow + 2 * LANES, c22, sign);
    addTo(c, cAt + 2 * cRow + 3 * LANES, c23, sign);
    addTo(c, cAt + 3 * cRow, c30, sign);
    addTo(c, cAt + 3 * cRow + LANES, c31, sign);
    addTo(c, cAt + 3 * cRow + 2 * LANES, c32, sign);
    addTo(c, cAt + 3 * cRow + 3 * LANES, c33, sign);
  }

  /** Three vectors wide. */
  private static void three(
      float[] a,
      int aAt,
      int aRow,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      int steps,
      float sign,
      float[] c,
      int cAt,
      int cRow) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = FloatVector.zero(SPECIES);
    FloatVector c02 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c11 = FloatVector.zero(SPECIES);
    FloatVector c12 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c21 = FloatVector.zero(SPECIES);
    FloatVector c22 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    FloatVector c31 = FloatVector.zero(SPECIES);
    FloatVector c32 = FloatVector.zero(SPECIES);
    for (int step = 0, p = aAt, q = bAt; step < steps; step++, p += aStep, q += bStep) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, q);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, q + LANES);
      FloatVector b2 = FloatVector.fromArray(SPECIES, b, q + 2 * LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[p]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[p + aRow]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[p + 2 * aRow]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[p + 3 * aRow]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
    }
    addTo(c, cAt, c00, sign);
    addTo(c, cAt + LANES, c01, sign);
    addTo(c, cAt + 2 * LANES, c02, sign);
    addTo(c, cAt + cRow, c10, sign);
    addTo(c, cAt + cRow + LANES, c11, sign);
    addTo(c, cAt + cRow + 2 * LANES, c12, sign);
    addTo(c, cAt + 2 * cRow, c20, sign);
    addTo(c, cAt + 2 * cRow + LANES, c21, sign);
    addTo(c, cAt + 2 * cRow + 2 * LANES, c22, sign);
    addTo(c, cAt + 3 * cRow, c30, sign);
    addTo(c, cAt + 3 * cRow + LANES, c31, sign);
    addTo(c, cAt + 3 * cRow + 2 * LANES, c32, sign);
  }

  /** Two vectors wide. */
  private static void two(
      float[] a,
      int aAt,
      int aRow,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      int steps,
      float sign,
      float[] c,
      int cAt,
      int cRow) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c11 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c21 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    FloatVector c31 = FloatVector.zero(SPECIES);
    for (int step = 0, p = aAt, q = bAt; step < steps; step++, p += aStep, q += bStep) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, q);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, q + LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[p]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[p + aRow]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[p + 2 * aRow]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[p + 3 * aRow]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
    }
    addTo(c, cAt, c00, sign);
    addTo(c, cAt + LANES, c01, sign);
    addTo(c, cAt + cRow, c10, sign);
    addTo(c, cAt + cRow + LANES, c11, sign);
    addTo(c, cAt + 2 * cRow, c20, sign);
    addTo(c, cAt + 2 * cRow + LANES, c21, sign);
    addTo(c, cAt + 3 * cRow, c30, sign);
    addTo(c, cAt + 3 * cRow + LANES, c31, sign);
  }

  /** One vector wide: two sums for each row, or every step would wait for the one before. */
  private static void one(
      float[] a,
      int aAt,
      int aRow,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      int steps,
      float sign,
      float[] c,
      int cAt,
      int cRow) {
    FloatVector even0 = FloatVector.zero(SPECIES);
    FloatVector even1 = even0;
    FloatVector even2 = even0;
    FloatVector even3 = even0;
    FloatVector odd0 = even0;
    FloatVector odd1 = even0;
    FloatVector odd2 = even0;
    FloatVector odd3 = even0;
    int step = 0;
    int p = aAt;
    int q = bAt;
    for (; step < steps - 1; step += 2, p += 2 * aStep, q += 2 * bStep) {
      FloatVector even = FloatVector.fromArray(SPECIES, b, q);
      even0 = even.fma(FloatVector.broadcast(SPECIES, a[p]), even0);
      even1 = even.fma(FloatVector.broadcast(SPECIES, a[p + aRow]), even1);
      even2 = even.fma(FloatVector.broadcast(SPECIES, a[p + 2 * aRow]), even2);
      even3 = even.fma(FloatVector.broadcast(SPECIES, a[p + 3 * aRow]), even3);
      FloatVector odd = FloatVector.fromArray(SPECIES, b, q + bStep);
      odd0 = odd.fma(FloatVector.broadcast(SPECIES, a[p + aStep]), odd0);
      odd1 = odd.fma(FloatVector.broadcast(SPECIES, a[p + aStep + aRow]), odd1);
      odd2 = odd.fma(FloatVector.broadcast(SPECIES, a[p + aStep + 2 * aRow]), odd2);
      odd3 = odd.fma(FloatVector.broadcast(SPECIES, a[p + aStep + 3 * aRow]), odd3);
    }
    if (step < steps) {
      FloatVector even = FloatVector.fromArray(SPECIES, b, q);
      even0 = even.fma(FloatVector.broadcast(SPECIES, a[p]), even0);
      even1 = even.fma(FloatVector.broadcast(SPECIES, a[p + aRow]), even1);
      even2 = even.fma(FloatVector.broadcast(SPECIES, a[p + 2 * aRow]), even2);
      even3 = even.fma(FloatVector.broadcast(SPECIES, a[p + 3 * aRow]), even3);
    }
    addTo(c, cAt, even0.add(odd0), sign);
    addTo(c, cAt + cRow, even1.add(odd1), sign);
    addTo(c, cAt + 2 * cRow, even2.add(odd2), sign);
    addTo(c, cAt + 3 * cRow, even3.add(odd3), sign);
  }
}
