package io.leat.flink.als;

import io.leat.core.matrix.FloatTiles;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/** Rows of factors as messages: only the numbers, since both ends know the rows and their order. */
final class FactorMessages {
  private final int subtask;
  private final int rank;
  private final int[][] sends;
  private final int[] counts;
  private final int[] next;

  /**
   * @param sends for each target which of the own rows it needs, ascending
   */
  FactorMessages(int subtask, int rank, int[][] sends) {
    this(subtask, rank, sends, Arrays.stream(sends).mapToInt(rows -> rows.length).toArray());
  }

  private FactorMessages(int subtask, int rank, int[][] sends, int[] counts) {
    this.subtask = subtask;
    this.rank = rank;
    this.sends = sends;
    this.counts = counts;
    this.next = new int[sends.length];
  }

  static FactorMessages of(int subtask, int rank, IntList[] sends) {
    int[][] numbers = new int[sends.length][];
    int[] counts = new int[sends.length];
    for (int target = 0; target < sends.length; target++) {
      numbers[target] = sends[target].numbers();
      counts[target] = sends[target].size();
    }
    return new FactorMessages(subtask, rank, numbers, counts);
  }

  /**
   * Sends the rows of one block to all who need them.
   *
   * @param factors of the block, row-major
   * @param from own number of the block's first row
   * @param to behind its last row
   */
  void send(float[] factors, int from, int to, Consumer<BlockMessage> output) {
    int most = Math.max(1, BlockMessage.LARGEST / (rank * Float.BYTES));
    for (int target = 0; target < sends.length; target++) {
      int end = next[target];
      while (end < counts[target] && sends[target][end] < to) {
        end++;
      }
      for (int at = next[target]; at < end; at += most) {
        int some = Math.min(most, end - at);
        ByteBuffer bytes = ByteBuffer.allocate(some * rank * Float.BYTES);
        var floats = bytes.asFloatBuffer();
        for (int i = 0; i < some; i++) {
          floats.put(factors, (sends[target][at + i] - from) * rank, rank);
        }
        output.accept(new BlockMessage(target, subtask, bytes.array()));
      }
      next[target] = end;
    }
  }

  /** Puts a message's rows into padded rows; the number of rows. */
  static int receive(BlockMessage message, int rank, float[] rows, int row) {
    int stride = FloatTiles.padded(rank);
    var floats = message.buffer().asFloatBuffer();
    int count = floats.remaining() / rank;
    for (int i = 0; i < count; i++) {
      floats.get(rows, (row + i) * stride, rank);
    }
    return count;
  }
}
