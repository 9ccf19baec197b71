package io.leat.data.log;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes one part of the history out of files of lines, leaving out what is not needed. */
final class PartWriter {
  /** Of a part that is being written; no reader looks at it. */
  static final String UNFINISHED = ".unfinished";

  private static final int BUFFER = 1 << 16;

  private final Path directory;
  private final CompactionRules rules;

  PartWriter(Path directory, CompactionRules rules) {
    this.directory = directory;
    this.rules = rules;
  }

  /**
   * Puts the part in force, durably, in the place of one of the same name.
   *
   * @param inputs plain or gzipped files, in order
   */
  CompactionReport write(HistoryPart part, List<Path> inputs) throws IOException {
    Superseding superseding = new Superseding();
    for (Path input : inputs) {
      try (LogLines lines = LogLines.whole(input)) {
        while (lines.next()) {
          LogRecord record = lines.record();
          if (record != null) {
            superseding.add(record);
          }
        }
      }
    }
    Path unfinished = directory.resolve(part.file().getFileName() + UNFINISHED);
    CompactionReport report;
    try (FileOutputStream file = new FileOutputStream(unfinished.toFile());
        GZIPOutputStream out = new GZIPOutputStream(file, BUFFER)) {
      report = new Copy(superseding, new Duplicates(rules, part.first())).of(inputs, out);
      out.finish();
      file.getFD().sync();
    }
    Files.move(
        unfinished,
        part.file(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    DurableDirectory.sync(directory);
    return report;
  }

  /** Whether a file has records of people who are forgotten. */
  boolean hasForgotten(Path input) throws IOException {
    try (LogLines lines = LogLines.whole(input)) {
      while (lines.next()) {
        LogRecord record = lines.record();
        if (record != null && isForgotten(record, RecordKeys.of(record))) {
          return true;
        }
      }
      return false;
    }
  }

  private boolean isForgotten(LogRecord record, RecordKeys keys) {
    return switch (record.kind()) {
      case EVENT, CONSENT, FORGET ->
          rules.forgotten().test(new PersonRecord(record, keys.userId(), keys.sessionId()));
      case ITEM, ITEM_PATCH, ITEM_DELETION -> false;
    };
  }

  /** One pass over all inputs, with its counts. */
  private final class Copy {
    private final Superseding superseding;
    private final Duplicates duplicates;
    private long kept;
    private long duplicated;
    private long superseded;
    private long forgotten;

    Copy(Superseding superseding, Duplicates duplicates) {
      this.superseding = superseding;
      this.duplicates = duplicates;
    }

    CompactionReport of(List<Path> inputs, OutputStream out) throws IOException {
      for (Path input : inputs) {
        try (LogLines lines = LogLines.whole(input)) {
          while (lines.next()) {
            LogRecord record = lines.record();
            if (record == null || isNeeded(record)) {
              lines.copyTo(out);
              kept++;
            }
          }
        }
      }
      return new CompactionReport(0, kept, duplicated, superseded, forgotten);
    }

    private boolean isNeeded(LogRecord record) {
      RecordKeys keys = RecordKeys.of(record);
      if (record.kind() == LogKind.EVENT && duplicates.isDuplicate(record, keys)) {
        duplicated++;
        return false;
      }
      if (isForgotten(record, keys)) {
        forgotten++;
        return false;
      }
      if (superseding.superseded(record)) {
        superseded++;
        return false;
      }
      return true;
    }
  }
}
