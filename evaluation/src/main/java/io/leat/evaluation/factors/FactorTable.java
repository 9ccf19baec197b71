package io.leat.evaluation.factors;

import io.leat.data.FileProblem;
import io.leat.data.ShopException;
import io.leat.flink.als.FactorFiles;
import io.leat.flink.als.Side;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One side's factors by identifier.
 *
 * @param numbers of each identifier its row
 * @param values {@code numbers.size() x rank}, row-major
 */
public record FactorTable(Map<String, Integer> numbers, int rank, float[] values) {

  public FactorTable {
    if ((long) numbers.size() * rank != values.length) {
      throw new IllegalArgumentException(
          "%d rows of rank %d need %d numbers, got %d"
              .formatted(numbers.size(), rank, (long) numbers.size() * rank, values.length));
    }
  }

  int rows() {
    return numbers.size();
  }

  /**
   * Reads what {@link FactorFiles} wrote.
   *
   * @throws ShopException when the files are not there or do not belong together
   */
  public static FactorTable read(Path directory, Side side) {
    Path file = FactorFiles.factors(directory, side);
    try (FileChannel channel = FileChannel.open(file)) {
      List<String> ids = Files.readAllLines(FactorFiles.ids(directory, side));
      long size = channel.size();
      long row = ids.isEmpty() ? 0 : size / ids.size();
      if (row == 0 || row % Float.BYTES != 0 || row * ids.size() != size) {
        throw new ShopException(
            "%s has %d bytes, which are not %d rows: train again"
                .formatted(file, size, ids.size()));
      }
      float[] values = new float[Math.toIntExact(size / Float.BYTES)];
      int rank = (int) (row / Float.BYTES);
      // A mapping holds at most 2 GiB: rows by rows.
      int most = (int) (Integer.MAX_VALUE / row);
      for (int from = 0; from < ids.size(); from += most) {
        int some = Math.min(most, ids.size() - from);
        channel
            .map(MapMode.READ_ONLY, from * row, some * row)
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer()
            .get(values, from * rank, some * rank);
      }
      return new FactorTable(numbered(ids), rank, values);
    } catch (IOException e) {
      throw new ShopException("%s cannot be read: %s".formatted(file, FileProblem.describe(e)));
    }
  }

  private static Map<String, Integer> numbered(List<String> ids) {
    Map<String, Integer> numbers = new HashMap<>();
    for (String id : ids) {
      numbers.put(id, numbers.size());
    }
    return numbers;
  }
}
