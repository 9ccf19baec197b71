package io.leat.flink.source;

import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.apache.flink.core.fs.Path;

/**
 * Reads text files, plain or gzipped (by the suffix {@code .gz}), as {@link SourceLine}s. A file is
 * one split: nobody could number the lines of the second half otherwise. Flink's own line format
 * does not tell the file's name, which a reject must give.
 *
 * <p>The checkpointed position is the number of lines read, blank ones included; restoring skips
 * that many.
 */
public final class LineFormat implements BulkFormat<SourceLine, FileSourceSplit> {
  private static final long serialVersionUID = 1;

  /** A bounded source of the lines of one file. */
  public static FileSource<SourceLine> source(java.nio.file.Path file) {
    return FileSource.forBulkFileFormat(new LineFormat(), new Path(file.toUri())).build();
  }

  /** Reads a file without Flink, line by line. */
  public static void forEach(java.nio.file.Path file, Consumer<SourceLine> action) {
    try (LineReader reader = new LineReader(new Path(file.toUri()), 0)) {
      RecordIterator<SourceLine> batch;
      while ((batch = reader.readBatch()) != null) {
        RecordAndPosition<SourceLine> line;
        while ((line = batch.next()) != null) {
          action.accept(line.getRecord());
        }
      }
    }
  }

  @Override
  public Reader<SourceLine> createReader(Configuration config, FileSourceSplit split) {
    return new LineReader(split.path(), 0);
  }

  @Override
  public Reader<SourceLine> restoreReader(Configuration config, FileSourceSplit split) {
    long linesRead =
        split.getReaderPosition().map(CheckpointedPosition::getRecordsAfterOffset).orElse(0L);
    return new LineReader(split.path(), linesRead);
  }

  @Override
  public boolean isSplittable() {
    return false;
  }

  @Override
  public TypeInformation<SourceLine> getProducedType() {
    return TypeInformation.of(SourceLine.class);
  }
}
