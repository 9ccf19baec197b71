package io.leat.core.neighbours;

import io.leat.core.matrix.SparseRows;

/**
 * How strongly items stand together in people's histories: the Gramian
 *
 * <pre>
 * G = sum over people p of  n_p^-e  x_p x_p^T
 * </pre>
 *
 * with x_p a person's row and n_p the number of its entries; the exponent e lets those who have a
 * little of everything count less. Of each item the diagonal and the strongest neighbours by cosine
 * are kept.
 *
 * @param diagonal of G, one number for each item
 * @param neighbours {@code items x items}: G without its diagonal, the strongest of each row
 */
public record CoOccurrences(float[] diagonal, SparseRows neighbours) {
  private static final double SOURCE_EXPONENT = 0.5;
  private static final double TARGET_EXPONENT = 0.3;

  /**
   * Counts.
   *
   * @param people people x items, not negative
   * @param personExponent e, from 0
   * @param most how many neighbours of each item are kept
   */
  public static CoOccurrences of(SparseRows people, double personExponent, int most) {
    if (!(personExponent >= 0)) {
      throw new IllegalArgumentException(
          "personExponent must be at least 0, was " + personExponent);
    }
    if (most < 1) {
      throw new IllegalArgumentException("most must be at least 1, was " + most);
    }
    SparseRows items = people.transpose();
    float[] personWeights = new float[people.rows()];
    for (int person = 0; person < people.rows(); person++) {
      int entries = people.offsets()[person + 1] - people.offsets()[person];
      personWeights[person] = (float) Math.pow(Math.max(1, entries), -personExponent);
    }
    float[] diagonal = new float[items.rows()];
    for (int item = 0; item < items.rows(); item++) {
      double sum = 0;
      for (int at = items.offsets()[item]; at < items.offsets()[item + 1]; at++) {
        double value = items.values()[at];
        sum += personWeights[items.indices()[at]] * value * value;
      }
      diagonal[item] = (float) sum;
    }
    ThreadLocal<Row> rows = ThreadLocal.withInitial(() -> new Row(items.rows()));
    return new CoOccurrences(
        diagonal,
        StrongestEntries.ofItems(
            items.rows(),
            item -> rows.get().of(item, people, items, personWeights).strongest(most, diagonal)));
  }

  /** One row of G under construction; reused by one thread. */
  private static final class Row {
    private final float[] sums;
    private final int[] touched;
    private int count;
    private int item;

    Row(int items) {
      sums = new float[items];
      touched = new int[items];
    }

    Row of(int row, SparseRows people, SparseRows items, float[] personWeights) {
      item = row;
      count = 0;
      for (int at = items.offsets()[row]; at < items.offsets()[row + 1]; at++) {
        int person = items.indices()[at];
        float weight = personWeights[person] * items.values()[at];
        for (int i = people.offsets()[person]; i < people.offsets()[person + 1]; i++) {
          int other = people.indices()[i];
          if (sums[other] == 0) {
            touched[count++] = other;
          }
          // A product that underflows to zero would be listed twice.
          sums[other] += Math.max(weight * people.values()[i], Float.MIN_VALUE);
        }
      }
      return this;
    }

    StrongestEntries strongest(int most, float[] diagonal) {
      StrongestEntries.Selection selection = new StrongestEntries.Selection(Math.min(most, count));
      for (int i = 0; i < count; i++) {
        int other = touched[i];
        float value = sums[other];
        sums[other] = 0;
        if (other != item && value > Float.MIN_NORMAL) {
          selection.offer(other, value, value / (float) Math.sqrt(diagonal[other]));
        }
      }
      return selection.entries();
    }
  }

  public int items() {
    return diagonal.length;
  }

  /** The sum of the diagonal. */
  public double trace() {
    double trace = 0;
    for (float value : diagonal) {
      trace += value;
    }
    return trace;
  }

  /**
   * The neighbours of each item by plain cosine, those that many have drawn nearer to it,
   *
   * <pre>
   * B_ij = G_ij / (G_ii^0.5 G_jj^0.3)
   * </pre>
   *
   * (with exponents .5 and .5 the cosine of Sarwar et al. 2001; a smaller one for the item that is
   * recommended, as Aiolli 2013 found, lets well-known items stand before obscure ones).
   *
   * @param kept how many neighbours of each item are kept, those with the greatest weights
   * @return items x items: row j holds, for each item i that speaks for j, how much it does
   */
  public SparseRows cosine(int kept) {
    double[] bySource = new double[items()];
    double[] byTarget = new double[items()];
    for (int item = 0; item < items(); item++) {
      double value = Math.max(diagonal[item], Float.MIN_NORMAL);
      bySource[item] = Math.pow(value, -SOURCE_EXPONENT);
      byTarget[item] = Math.pow(value, -TARGET_EXPONENT);
    }
    return StrongestEntries.ofItems(
        items(),
        item -> {
          int from = neighbours.offsets()[item];
          int to = neighbours.offsets()[item + 1];
          StrongestEntries.Selection selection =
              new StrongestEntries.Selection(Math.min(kept, to - from));
          for (int at = from; at < to; at++) {
            int other = neighbours.indices()[at];
            float value = (float) (neighbours.values()[at] * bySource[other] * byTarget[item]);
            selection.offer(other, value, value);
          }
          return selection.entries();
        });
  }
}
