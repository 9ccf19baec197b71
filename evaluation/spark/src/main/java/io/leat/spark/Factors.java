package io.leat.spark;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One side's factors on the driver.
 *
 * @param ids in order
 * @param vectors one row an id
 */
record Factors(int[] ids, float[][] vectors) {

  /** Of a table with the columns id and features. */
  static Factors collect(Dataset<Row> table) {
    List<Row> rows =
        table.collectAsList().stream()
            .sorted(Comparator.comparingInt(row -> row.getInt(0)))
            .toList();
    int[] ids = new int[rows.size()];
    float[][] vectors = new float[rows.size()][];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = rows.get(i).getInt(0);
      List<Float> features = rows.get(i).getList(1);
      vectors[i] = new float[features.size()];
      for (int f = 0; f < vectors[i].length; f++) {
        vectors[i][f] = features.get(f);
      }
    }
    return new Factors(ids, vectors);
  }

  /** Where an id stands, or a negative number. */
  int position(int id) {
    return Arrays.binarySearch(ids, id);
  }
}
