package io.leat.flink.als;

import io.leat.core.matrix.SparseRows;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * One subtask's rows of one side, written once and read in every sweep.
 *
 * <pre>
 * needed[subtasks]                     rows of the other side that come from each subtask
 * subtasks x (count, rows[count])      which of the own rows each subtask needs, ascending
 * blocks x (rows, entries, offsets[rows + 1], columns[entries], weights[entries])
 * </pre>
 *
 * Columns are positions among the needed rows, which stand in the layout's order. Numbers are
 * big-endian.
 */
final class PartitionFile implements Closeable {
  private static final int BUFFER = 1 << 18;

  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

  private PartitionFile(FileChannel channel) {
    this.channel = channel;
  }

  static Path path(String directory, Side side, int subtask) {
    return Path.of(directory, side.label() + "-" + subtask);
  }

  /** Of {@link BlockVectors}. */
  static Path vectors(String directory, Side side, int subtask) {
    return Path.of(directory, side.label() + "-vectors-" + subtask);
  }

  /** A file that appears at its path when it is {@linkplain #publish published}. */
  static PartitionFile create(Path file) throws IOException {
    return new PartitionFile(
        FileChannel.open(
            unfinished(file),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE));
  }

  static PartitionFile open(Path file) throws IOException {
    return new PartitionFile(FileChannel.open(file, StandardOpenOption.READ));
  }

  private static Path unfinished(Path file) {
    return file.resolveSibling("." + file.getFileName() + ".unfinished");
  }

  /** Ends the writing: whoever finds the file finds all of it. */
  void publish(Path file) throws IOException {
    channel.close();
    Files.move(
        unfinished(file),
        file,
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  void write(int... numbers) throws IOException {
    write(numbers, numbers.length);
  }

  void write(int[] numbers, int count) throws IOException {
    for (int at = 0; at < count; ) {
      int some = Math.min(count - at, BUFFER / Integer.BYTES);
      buffer.clear().asIntBuffer().put(numbers, at, some);
      drain(some);
      at += some;
    }
  }

  void write(float[] numbers, int from, int count) throws IOException {
    for (int at = 0; at < count; ) {
      int some = Math.min(count - at, BUFFER / Float.BYTES);
      buffer.clear().asFloatBuffer().put(numbers, from + at, some);
      drain(some);
      at += some;
    }
  }

  private void drain(int numbers) throws IOException {
    buffer.limit(numbers * Integer.BYTES);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  int[] readInts(int count) throws IOException {
    int[] numbers = new int[count];
    for (int at = 0; at < count; ) {
      int some = Math.min(count - at, BUFFER / Integer.BYTES);
      fill(some);
      buffer.asIntBuffer().get(numbers, at, some);
      at += some;
    }
    return numbers;
  }

  float[] readFloats(int count) throws IOException {
    float[] numbers = new float[count];
    for (int at = 0; at < count; ) {
      int some = Math.min(count - at, BUFFER / Float.BYTES);
      fill(some);
      buffer.asFloatBuffer().get(numbers, at, some);
      at += some;
    }
    return numbers;
  }

  private void fill(int numbers) throws IOException {
    buffer.clear().limit(numbers * Integer.BYTES);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException("a file of the work directory was cut off while the job ran");
      }
    }
    buffer.flip();
  }

  /** For each subtask, which of the own rows it needs. */
  int[][] readSends(int subtasks) throws IOException {
    int[][] sends = new int[subtasks][];
    for (int target = 0; target < subtasks; target++) {
      sends[target] = readInts(readInts(1)[0]);
    }
    return sends;
  }

  /**
   * The next block.
   *
   * @param columns the needed rows
   */
  SparseRows readBlock(int columns) throws IOException {
    int[] sizes = readInts(2);
    return new SparseRows(
        sizes[0], columns, readInts(sizes[0] + 1), readInts(sizes[1]), readFloats(sizes[1]));
  }

  void writeBlock(SparseRows rows) throws IOException {
    write(rows.rows(), rows.entries());
    write(rows.offsets(), rows.rows() + 1);
    write(rows.indices(), rows.entries());
    write(rows.values(), 0, rows.entries());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
