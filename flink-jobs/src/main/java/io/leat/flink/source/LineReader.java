package io.leat.flink.source;

import io.leat.data.ShopException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/** Reads one file in batches of lines. */
final class LineReader implements BulkFormat.Reader<SourceLine> {
  private static final int BATCH_LINES = 1024;

  /** Long lines make shorter batches. */
  private static final int BATCH_CHARACTERS = 1 << 20;

  private static final int BUFFER = 1 << 16;

  private final String file;
  private final BufferedReader reader;
  private long line;

  /**
   * @param linesRead lines to skip: those that were read before a restore
   */
  LineReader(Path path, long linesRead) {
    this.file = path.getName();
    try {
      this.reader = open(path);
      while (line < linesRead && reader.readLine() != null) {
        line++;
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static BufferedReader open(Path path) throws IOException {
    InputStream bytes = path.getFileSystem().open(path);
    try {
      InputStream plain =
          path.getName().endsWith(".gz") ? new GZIPInputStream(bytes, BUFFER) : bytes;
      return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), BUFFER);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  @Override
  public BulkFormat.@Nullable RecordIterator<SourceLine> readBatch() {
    List<RecordAndPosition<SourceLine>> batch = new ArrayList<>(BATCH_LINES);
    int characters = 0;
    try {
      String text;
      while (batch.size() < BATCH_LINES
          && characters < BATCH_CHARACTERS
          && (text = reader.readLine()) != null) {
        line++;
        if (!text.isBlank()) {
          characters += text.length();
          batch.add(
              new RecordAndPosition<>(
                  new SourceLine(file, line, text), CheckpointedPosition.NO_OFFSET, line));
        }
      }
      return batch.isEmpty() ? null : new Batch(batch);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private ShopException unreadable(IOException cause) {
    return new ShopException(
        "%s cannot be read beyond line %d (%s): copy or compress it again"
            .formatted(file, line, cause));
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
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
