package io.leat.data.log;

import io.leat.data.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Moves sealed segments into the history, while the log is written and read. In order, and each
 * step durable before the next:
 *
 * <pre>
 * history-FIRST-LAST-SEGMENT.jsonl.gz.unfinished     written
 * history-FIRST-LAST-SEGMENT.jsonl.gz                renamed: now in force, see LogHistory
 * segments up to SEGMENT, the part it grew out of    deleted
 * </pre>
 *
 * <p>A crash before the rename leaves all as it was, one after it leaves files that nobody reads
 * and the next compaction deletes. Lines are copied as they are, broken ones too.
 *
 * <p>What is left out is looked for within one part only, which bounds memory: some {@value
 * #INPUT_BYTES} bytes of segments, whose event and item ids are held.
 */
public final class LogCompaction {
  /** Of segments that go into one part, unless one alone has more. */
  static final long INPUT_BYTES = 256L << 20;

  /** A part smaller than this grows by the next segments. */
  static final long SMALL_PART_BYTES = 16L << 20;

  private final LogSegments segments;
  private final LogHistory history;
  private final PartWriter writer;

  public LogCompaction(LogDirectory directory, CompactionRules rules) {
    this.segments = directory.segments();
    this.history = directory.history();
    this.writer = new PartWriter(history.directory(), rules);
  }

  /**
   * Compacts the sealed segments whose records are all stamped up to this time.
   *
   * @param upTo epoch microseconds. Readers that are not so far yet find everything too, except for
   *     what was left out
   */
  public CompactionReport compact(long upTo) {
    return locked(
        () -> {
          CompactionReport all = CompactionReport.NOTHING;
          List<Long> numbers = next(upTo);
          while (!numbers.isEmpty()) {
            all = all.plus(compact(numbers));
            numbers = next(upTo);
          }
          return all;
        });
  }

  /** Rewrites the parts of the history that have records of forgotten people. */
  public CompactionReport purge() {
    return locked(
        () -> {
          CompactionReport all = CompactionReport.NOTHING;
          for (HistoryPart part : history.parts()) {
            if (writer.hasForgotten(part.file())) {
              all = all.plus(writer.write(part, List.of(part.file())));
            }
          }
          return all;
        });
  }

  private interface Work {
    CompactionReport run() throws IOException;
  }

  private CompactionReport locked(Work work) {
    try {
      DurableDirectory.create(history.directory());
      LogLock lock = LogLock.take(history.directory());
      try (lock) {
        sweep();
        return work.run();
      }
    } catch (IOException e) {
      throw new LogException(
          "%s cannot be compacted into %s: %s"
              .formatted(segments.directory(), history.directory(), FileProblem.describe(e)),
          e);
    }
  }

  /** The segments for the next part, none when there is nothing to do. */
  private List<Long> next(long upTo) throws IOException {
    LogEnd end = segments.end();
    List<Long> numbers = new ArrayList<>();
    long bytes = 0;
    for (long number = LogHistory.lastSegment(history.parts()) + 1;
        end != null && number < end.segment();
        number++) {
      Path file = segments.file(number);
      if (!Files.exists(file)) {
        throw segments.missing(number);
      }
      bytes += Files.size(file);
      if (lastStamp(file) > upTo || (bytes > INPUT_BYTES && !numbers.isEmpty())) {
        break;
      }
      numbers.add(number);
    }
    return numbers;
  }

  private static long lastStamp(Path segment) throws IOException {
    return LastLine.of(segment, 0, Files.size(segment)).stamp();
  }

  private CompactionReport compact(List<Long> numbers) throws IOException {
    List<HistoryPart> parts = history.parts();
    List<Path> inputs = new ArrayList<>();
    long first = parts.isEmpty() ? 0 : parts.getLast().last() + 1;
    if (!parts.isEmpty() && Files.size(parts.getLast().file()) < SMALL_PART_BYTES) {
      first = parts.getLast().first();
      inputs.add(parts.getLast().file());
    }
    long last = Math.max(first, LogHistory.lastStamp(parts));
    for (long number : numbers) {
      inputs.add(segments.file(number));
      last = Math.max(last, lastStamp(segments.file(number)));
    }
    HistoryPart part = HistoryPart.in(history.directory(), first, last, numbers.getLast());
    CompactionReport report = writer.write(part, inputs);
    sweep();
    return report.plus(new CompactionReport(numbers.size(), 0, 0, 0, 0));
  }

  /** Deletes what nobody reads any more. */
  private void sweep() throws IOException {
    List<Path> parts = new ArrayList<>();
    history.replaced().forEach(part -> parts.add(part.file()));
    try (Stream<Path> files = Files.list(history.directory())) {
      files.filter(file -> file.toString().endsWith(PartWriter.UNFINISHED)).forEach(parts::add);
    }
    delete(history.directory(), parts);
    delete(segments.directory(), segments.upTo(LogHistory.lastSegment(history.parts())));
  }

  private static void delete(Path directory, List<Path> files) throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    if (!files.isEmpty()) {
      DurableDirectory.sync(directory);
    }
  }
}
