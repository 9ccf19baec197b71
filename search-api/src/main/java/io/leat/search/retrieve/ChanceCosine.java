package io.leat.search.retrieve;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.VectorUtil;

/**
 * How near a vector's neighbours must be to be nearer than chance would have it. Cosines with items
 * taken at random tell what chance gives this very query. Their middle and their spread are the
 * median and the median absolute deviation: in a small shop a good part of the items is what was
 * searched for, and must not count as chance.
 */
public final class ChanceCosine {
  private static final int SAMPLE = 256;

  /** Of a normal distribution: standard deviations in a median absolute deviation. */
  private static final double NORMAL = 1.4826;

  private ChanceCosine() {}

  /**
   * The least cosine of a neighbour that is no chance.
   *
   * @param deviations above the middle of chance
   * @param least below which no neighbour is near, whatever chance gives
   * @param most above which every neighbour is
   */
  public static double of(
      IndexReader reader,
      String field,
      float[] vector,
      double deviations,
      double least,
      double most)
      throws IOException {
    double[] cosines = sample(reader, field, vector);
    if (cosines.length == 0) {
      return least;
    }
    double median = median(cosines);
    double[] away = Arrays.stream(cosines).map(cosine -> Math.abs(cosine - median)).toArray();
    return Math.clamp(median + deviations * NORMAL * median(away), least, most);
  }

  /** With items spread evenly over the index. */
  private static double[] sample(IndexReader reader, String field, float[] vector)
      throws IOException {
    long size = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
      size += values == null ? 0 : values.size();
    }
    double step = Math.max(1, (double) size / SAMPLE);
    double[] cosines = new double[(int) Math.min(size, SAMPLE + 1)];
    int count = 0;
    double next = 0;
    long before = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
      if (values == null) {
        continue;
      }
      for (; next < before + values.size() && count < cosines.length; next += step) {
        cosines[count++] = VectorUtil.cosine(vector, values.vectorValue((int) (next - before)));
      }
      before += values.size();
    }
    return Arrays.copyOf(cosines, count);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
