package io.leat.flink.source;

import io.leat.data.Line;
import io.leat.data.ShopException;
import io.leat.data.TextLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/** Reads one file in batches of lines: the lines that {@code validate} reads too. */
final class LineReader implements BulkFormat.Reader<SourceLine> {
  private static final int BATCH_LINES = 1024;

  /** Long lines make shorter batches. */
  private static final int BATCH_CHARACTERS = 1 << 20;

  private final String file;
  private final TextLines lines;

  /**
   * @param linesRead lines to skip: those that were read before a restore
   */
  LineReader(Path path, long linesRead) {
    this.file = path.getName();
    this.lines = TextLines.open(path.getPath(), open(path));
    for (long line = 0; line < linesRead; line++) {
      lines.next();
    }
  }

  private static InputStream open(Path path) {
    try {
      return path.getFileSystem().open(path);
    } catch (IOException e) {
      throw new ShopException("%s cannot be read: %s".formatted(path.getPath(), e.getMessage()));
    }
  }

  @Override
  public BulkFormat.@Nullable RecordIterator<SourceLine> readBatch() {
    List<RecordAndPosition<SourceLine>> batch = new ArrayList<>(BATCH_LINES);
    int characters = 0;
    while (batch.size() < BATCH_LINES && characters < BATCH_CHARACTERS) {
      Line line = lines.next();
      if (line == null) {
        break;
      }
      if (line.fault() != null || !line.text().isBlank()) {
        characters += line.text().length();
        batch.add(
            new RecordAndPosition<>(
                new SourceLine(file, line.number(), line.text(), line.fault()),
                CheckpointedPosition.NO_OFFSET,
                line.number()));
      }
    }
    return batch.isEmpty() ? null : new Batch(batch);
  }

  @Override
  public void close() {
    lines.close();
  }

  /** Lines already in memory. */
  private static final class Batch implements BulkFormat.RecordIterator<SourceLine> {
    private final List<RecordAndPosition<SourceLine>> lines;
    private int next;

    Batch(List<RecordAndPosition<SourceLine>> lines) {
      this.lines = lines;
    }

    @Override
    public @Nullable RecordAndPosition<SourceLine> next() {
      return next < lines.size() ? lines.get(next++) : null;
    }

    @Override
    public void releaseBatch() {}
  }
}
