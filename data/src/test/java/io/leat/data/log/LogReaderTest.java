package io.leat.data.log;

import static io.leat.data.log.LogFixture.event;
import static io.leat.data.log.LogFixture.events;
import static io.leat.data.log.LogFixture.records;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogReaderTest {
  @TempDir private Path shop;

  private LogDirectory directory;
  private LogReader reader;

  @BeforeEach
  void directory() {
    directory = new LogDirectory(shop);
    reader = new LogReader(directory);
  }

  private List<LogRange> ranges(LogPosition from, long through) {
    List<LogRange> ranges = new ArrayList<>();
    for (LogRange range = reader.next(from, through);
        range != null;
        range = reader.next(range.end(), through)) {
      ranges.add(range);
    }
    return ranges;
  }

  private List<LogRecord> read(LogRange range) {
    List<LogRecord> records = new ArrayList<>();
    try (LogLines lines = reader.open(range)) {
      while (lines.next()) {
        records.add(lines.record());
      }
    }
    return records;
  }

  @Test
  void rangesEndWithLinesAndFollowOnEachOther() {
    List<LogRecord> expected = new ArrayList<>();
    try (FileEventLog log = new FileEventLog(directory)) {
      for (int batch = 0; batch < 10; batch++) {
        List<LogEntry> entries = events("b" + batch + "-", 8_000);
        expected.addAll(records(entries, log.append(entries)));
      }
      List<LogRange> ranges = ranges(LogPosition.START, Long.MAX_VALUE);
      assertThat(ranges).hasSizeGreaterThan(2);
      List<LogRecord> read = new ArrayList<>();
      for (LogRange range : ranges) {
        assertThat(range.to() - range.from()).isBetween(1L, LogReader.RANGE_BYTES);
        List<LogRecord> records = read(range);
        assertThat(records.getLast().receivedAt()).isEqualTo(range.through());
        assertThat(range.after()).isEqualTo(read.isEmpty() ? 0 : read.getLast().receivedAt());
        read.addAll(records);
      }
      assertThat(read).isEqualTo(expected);
    }
  }

  @Test
  void aLineLongerThanARangeMakesItLonger() {
    String text = "x".repeat(9 << 20);
    LogEntry longEvent = new LogEntry("u", LogKind.EVENT, "{\"query\":\"" + text + "\"}");
    try (FileEventLog log = new FileEventLog(directory)) {
      log.append(List.of(event("before"), longEvent, event("after")));
    }
    List<LogRange> ranges = ranges(LogPosition.START, Long.MAX_VALUE);
    assertThat(ranges).hasSize(2);
    assertThat(read(ranges.get(0)))
        .extracting(LogRecord::json)
        .containsExactly(event("before").json());
    assertThat(read(ranges.get(1)))
        .extracting(LogRecord::json)
        .containsExactly(longEvent.json(), event("after").json());
  }

  @Test
  void readingEndsWithAnyStampAndGoesOnBehindAny() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<LogRecord> expected = new ArrayList<>();
    try (FileEventLog log =
        new FileEventLog(directory, InstantSource.system(), 2_000, SegmentFile::open)) {
      for (int batch = 0; batch < 40; batch++) {
        List<LogEntry> entries = events("b" + batch + "-", 1 + random.nextInt(9));
        expected.addAll(records(entries, log.append(entries)));
      }
    }
    for (int i = 0; i < 100; i++) {
      int from = random.nextInt(expected.size());
      int to = from + random.nextInt(expected.size() - from);
      long before = expected.get(from).receivedAt() - random.nextInt(2);
      long last = expected.get(to).receivedAt();
      List<LogRecord> read = new ArrayList<>();
      reader.read(before, last, read::add, broken -> {});
      assertThat(read)
          .as("seed %d, records %d to %d", seed, from, to)
          .isEqualTo(
              expected.stream()
                  .filter(one -> one.receivedAt() > before && one.receivedAt() <= last)
                  .toList());
    }
    assertThat(reader.lastReceivedAt()).isEqualTo(expected.getLast().receivedAt());
  }

  @Test
  void nothingIsNewInAnEmptyDirectory() {
    assertThat(ranges(LogPosition.START, Long.MAX_VALUE)).isEmpty();
    assertThat(reader.lastReceivedAt()).isZero();
  }
}
