package io.leat.flink.als;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes finished factors into one directory, all subtasks into the same two files:
 *
 * <pre>
 * users.ids   one identifier a line                items.ids
 * users.f32   row k belongs to line k: rank        items.f32
 *             little-endian floats, no header
 * </pre>
 */
public final class FactorFiles implements Sink<FactorBlock> {
  private static final long serialVersionUID = 1;

  private final String directory;

  public FactorFiles(Path directory) {
    this.directory = directory.toString();
  }

  public static Path ids(Path directory, Side side) {
    return directory.resolve(side.label() + ".ids");
  }

  public static Path factors(Path directory, Side side) {
    return directory.resolve(side.label() + ".f32");
  }

  @Override
  public SinkWriter<FactorBlock> createWriter(WriterInitContext context) {
    return new Writer();
  }

  private final class Writer implements SinkWriter<FactorBlock> {
    @Override
    public void write(FactorBlock block, Context context) throws IOException {
      Path target = Files.createDirectories(Path.of(directory));
      int rank = block.rank();
      ByteBuffer bytes =
          ByteBuffer.allocateDirect(rank * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      try (FileChannel file =
          FileChannel.open(
              factors(target, block.side()), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        for (int row = 0; row < block.rows(); row++) {
          bytes.clear().asFloatBuffer().put(block.values(), row * rank, rank);
          long at = (long) block.id(row) * rank * Float.BYTES;
          while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
          }
        }
      }
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() {}
  }
}
