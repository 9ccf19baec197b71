package io.leat.flink.als;

import io.leat.core.matrix.SparseRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One subtask's ratings of one side: gathered as they arrive, then sorted into rows and written as
 * a {@link PartitionFile}.
 */
final class SideRatings {
  private final BlockLayout layout;
  private final int subtask;
  private final List<byte[]> messages = new ArrayList<>();
  private int ratings;
  private int maxRow = -1;
  private int maxColumn = -1;

  SideRatings(BlockLayout layout, int subtask) {
    this.layout = layout;
    this.subtask = subtask;
  }

  /**
   * Takes the ratings of a message: row, column and weight each. One without weight counts for the
   * number of rows and columns only.
   */
  void add(byte[] message) {
    ByteBuffer buffer = ByteBuffer.wrap(message);
    int kept = 0;
    for (int at = 0; at < message.length; at += PackRatings.RATING_BYTES) {
      maxRow = Math.max(maxRow, buffer.getInt(at));
      maxColumn = Math.max(maxColumn, buffer.getInt(at + Integer.BYTES));
      if (buffer.getFloat(at + 2 * Integer.BYTES) > 0) {
        System.arraycopy(message, at, message, kept, PackRatings.RATING_BYTES);
        kept += PackRatings.RATING_BYTES;
      }
    }
    messages.add(kept == message.length ? message : Arrays.copyOf(message, kept));
    ratings = Math.addExact(ratings, kept / PackRatings.RATING_BYTES);
  }

  int rowCount() {
    return maxRow + 1;
  }

  int columnCount() {
    return maxColumn + 1;
  }

  /** Writes the file and forgets the ratings. */
  Written write(Path file) throws IOException {
    int[] position = new int[columnCount()];
    int[] needed = numberColumns(position);
    int[] firstRow = firstRows();
    int rows = firstRow[firstRow.length - 1];
    int[] offsets = new int[rows + 1];
    long[] entries = entriesByRow(firstRow, position, offsets);
    IntList[] sends = sends(entries, offsets, needed);
    double[] weights = new double[firstRow.length - 1];
    try (PartitionFile out = PartitionFile.create(file)) {
      out.write(needed);
      for (IntList send : sends) {
        out.write(send.size());
        out.write(send.numbers(), send.size());
      }
      for (int block = 0; block + 1 < firstRow.length; block++) {
        SparseRows part =
            block(
                entries,
                offsets,
                firstRow[block],
                firstRow[block + 1],
                Arrays.stream(needed).sum());
        for (float weight : part.values()) {
          weights[block] += weight;
        }
        out.writeBlock(part);
      }
      out.publish(file);
    }
    return new Written(sends, weights, firstRow, rated(offsets));
  }

  /**
   * What the writer knows of a file.
   *
   * @param sends which of the own rows each subtask needs, ascending
   * @param weights the sum of each own block's
   * @param firstRow the first own row of each own block, and the number of all
   * @param rated whether an own row has a rating
   */
  record Written(IntList[] sends, double[] weights, int[] firstRow, boolean[] rated) {}

  /** Gives each column that occurs its position; how many there are of each subtask. */
  private int[] numberColumns(int[] position) {
    for (byte[] message : messages) {
      ByteBuffer buffer = ByteBuffer.wrap(message);
      for (int at = Integer.BYTES; at < message.length; at += PackRatings.RATING_BYTES) {
        position[buffer.getInt(at)] = 1;
      }
    }
    int[] needed = new int[layout.subtasks()];
    int next = 0;
    for (int block = 0; block < layout.blocks(); block++) {
      for (int column = block; column < position.length; column += layout.blocks()) {
        if (position[column] > 0) {
          position[column] = next++;
          needed[layout.subtaskOf(column)]++;
        }
      }
    }
    return needed;
  }

  private int[] firstRows() {
    int first = layout.firstBlock(subtask);
    int[] firstRow = new int[layout.firstBlock(subtask + 1) - first + 1];
    for (int i = 1; i < firstRow.length; i++) {
      int rows = Math.ceilDiv(Math.max(0, rowCount() - (first + i - 1)), layout.blocks());
      firstRow[i] = firstRow[i - 1] + rows;
    }
    return firstRow;
  }

  private int ownRow(int id, int[] firstRow) {
    return firstRow[layout.blockOf(id) - layout.firstBlock(subtask)] + id / layout.blocks();
  }

  /** Sets the offsets; entries are position and weight in one number, ascending in each row. */
  private long[] entriesByRow(int[] firstRow, int[] position, int[] offsets) {
    for (byte[] message : messages) {
      ByteBuffer buffer = ByteBuffer.wrap(message);
      for (int at = 0; at < message.length; at += PackRatings.RATING_BYTES) {
        offsets[ownRow(buffer.getInt(at), firstRow) + 1]++;
      }
    }
    for (int row = 1; row < offsets.length; row++) {
      offsets[row] += offsets[row - 1];
    }
    long[] entries = new long[ratings];
    int[] next = offsets.clone();
    for (int i = 0; i < messages.size(); i++) {
      ByteBuffer buffer = ByteBuffer.wrap(messages.get(i));
      while (buffer.hasRemaining()) {
        int row = ownRow(buffer.getInt(), firstRow);
        long place = position[buffer.getInt()];
        entries[next[row]++] = place << Integer.SIZE | buffer.getInt();
      }
      messages.set(i, new byte[0]);
    }
    messages.clear();
    for (int row = 0; row + 1 < offsets.length; row++) {
      Arrays.sort(entries, offsets[row], offsets[row + 1]);
    }
    return entries;
  }

  /** The rows that each subtask needs: those with a rating of one of its rows. */
  private IntList[] sends(long[] entries, int[] offsets, int[] needed) {
    IntList[] sends = new IntList[needed.length];
    int[] end = new int[needed.length];
    for (int target = 0, sum = 0; target < needed.length; target++) {
      sends[target] = new IntList();
      sum += needed[target];
      end[target] = sum;
    }
    for (int row = 0; row + 1 < offsets.length; row++) {
      int target = 0;
      int last = -1;
      for (int i = offsets[row]; i < offsets[row + 1]; i++) {
        int place = (int) (entries[i] >>> Integer.SIZE);
        while (place >= end[target]) {
          target++;
        }
        if (target != last) {
          sends[target].add(row);
          last = target;
        }
      }
    }
    return sends;
  }

  private static boolean[] rated(int[] offsets) {
    boolean[] rated = new boolean[offsets.length - 1];
    for (int row = 0; row < rated.length; row++) {
      rated[row] = offsets[row + 1] > offsets[row];
    }
    return rated;
  }

  /** Rows from, to of the entries; weights of one pair become their sum. */
  private static SparseRows block(long[] entries, int[] offsets, int from, int to, int columns) {
    int capacity = offsets[to] - offsets[from];
    int[] blockOffsets = new int[to - from + 1];
    int[] indices = new int[capacity];
    float[] values = new float[capacity];
    int size = 0;
    for (int row = from; row < to; row++) {
      int start = size;
      for (int i = offsets[row]; i < offsets[row + 1]; i++) {
        int place = (int) (entries[i] >>> Integer.SIZE);
        float weight = Float.intBitsToFloat((int) entries[i]);
        if (size > start && indices[size - 1] == place) {
          values[size - 1] += weight;
        } else {
          indices[size] = place;
          values[size++] = weight;
        }
      }
      blockOffsets[row - from + 1] = size;
    }
    return new SparseRows(
        to - from,
        columns,
        blockOffsets,
        Arrays.copyOf(indices, size),
        Arrays.copyOf(values, size));
  }
}
