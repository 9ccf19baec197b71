package io.leat.flink.als;

/**
 * The finished factors of one block. Rows beyond the last, where other blocks have more, are zero.
 *
 * @param first the number of its first row (user or item)
 * @param step from one row's number to the next: row k is {@code first + k * step}
 * @param rank numbers of each row
 * @param values {@code rows x rank}, row-major
 */
public record FactorBlock(Side side, int first, int step, int rank, float[] values) {

  public int rows() {
    return values.length / rank;
  }

  public int id(int row) {
    return first + row * step;
  }
}
