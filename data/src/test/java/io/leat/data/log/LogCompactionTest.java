package io.leat.data.log;

import static io.leat.data.log.LogFixture.all;
import static io.leat.data.log.LogFixture.event;
import static io.leat.data.log.LogFixture.events;
import static io.leat.data.log.LogFixture.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogCompactionTest {
  private static final Duration LATE = Duration.ofDays(7);

  private static final CompactionRules KEEP_ALL =
      new CompactionRules(Duration.ofHours(1), LATE, person -> false);

  @TempDir private Path shop;

  private LogDirectory directory;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  @BeforeEach
  void directory() {
    directory = new LogDirectory(shop);
  }

  /** Every append seals its segment. */
  private FileEventLog open() {
    return new FileEventLog(directory, () -> now, 1);
  }

  private LogCompaction compaction(CompactionRules rules) {
    return new LogCompaction(directory, rules);
  }

  private static LogEntry entry(LogKind kind, String json) {
    return new LogEntry("key", kind, json);
  }

  private static LogEntry item(String id, int price) {
    return entry(LogKind.ITEM, "{\"item_id\":\"%s\",\"price\":%d}".formatted(id, price));
  }

  private static LogEntry patch(String id, int price) {
    return entry(LogKind.ITEM_PATCH, "{\"item_id\":\"%s\",\"price\":%d}".formatted(id, price));
  }

  private static LogEntry deletion(String id) {
    return entry(LogKind.ITEM_DELETION, "{\"item_id\":\"%s\"}".formatted(id));
  }

  private List<Path> files(String name) throws IOException {
    Path path = shop.resolve(name);
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(file -> !file.endsWith("LOCK") && !file.endsWith("END"))
          .sorted()
          .toList();
    }
  }

  private List<LogRecord> write(int batches, int each) {
    List<LogRecord> written = new ArrayList<>();
    try (FileEventLog log = open()) {
      for (int batch = 0; batch < batches; batch++) {
        List<LogEntry> entries = events(now + "-" + batch + "-", each);
        written.addAll(records(entries, log.append(entries)));
        now = now.plusSeconds(1);
      }
    }
    return written;
  }

  @Test
  void sealedSegmentsUpToTheStampBecomeOnePartAndAreReadAsBefore() throws IOException {
    List<LogRecord> written = write(6, 10);
    long upTo = written.get(39).receivedAt();
    assertThat(compaction(KEEP_ALL).compact(upTo - 1))
        .isEqualTo(new CompactionReport(3, 30, 0, 0, 0));
    assertThat(compaction(KEEP_ALL).compact(upTo)).isEqualTo(new CompactionReport(1, 40, 0, 0, 0));
    assertThat(compaction(KEEP_ALL).compact(upTo)).isEqualTo(CompactionReport.NOTHING);
    assertThat(files("history"))
        .extracting(file -> file.getFileName().toString())
        .containsExactly("history-0000000000000000-%d-000000000004.jsonl.gz".formatted(upTo));
    assertThat(directory.segments().numbers()).containsExactly(5L, 6L);
    assertThat(all(directory)).isEqualTo(written);
    assertThat(new LogReader(directory).lastReceivedAt()).isEqualTo(written.getLast().receivedAt());
    written.addAll(write(1, 2));
    compaction(KEEP_ALL).compact(Long.MAX_VALUE);
    assertThat(directory.segments().numbers()).containsExactly(7L);
    assertThat(all(directory)).isEqualTo(written);
  }

  @Test
  void whenAllIsCompactedStampsAndNumbersGoOn() {
    List<LogRecord> written = write(2, 3);
    open().close();
    compaction(KEEP_ALL).compact(Long.MAX_VALUE);
    now = Instant.EPOCH;
    try (FileEventLog log = open()) {
      assertThat(log.lastReceivedAt()).isEqualTo(written.getLast().receivedAt());
      List<LogEntry> entries = events("x", 1);
      written.addAll(records(entries, log.append(entries)));
    }
    assertThat(all(directory)).isEqualTo(written);
  }

  @Test
  void onlyTheLastStateOfAnItemAndItsPatchesStay() {
    try (FileEventLog log = open()) {
      log.append(
          List.of(
              patch("old", 1), // its item is elsewhere
              item("a", 1),
              item("b", 2),
              patch("a", 3),
              item("a", 4),
              patch("a", 5),
              patch("a", 6),
              deletion("b"),
              item("c", 7),
              deletion("c"),
              item("c", 8)));
      log.append(List.of());
    }
    open().close();
    assertThat(compaction(KEEP_ALL).compact(Long.MAX_VALUE))
        .isEqualTo(new CompactionReport(1, 6, 0, 5, 0));
    assertThat(all(directory))
        .extracting(LogRecord::json)
        .containsExactly(
            patch("old", 1).json(),
            item("a", 4).json(),
            patch("a", 5).json(),
            patch("a", 6).json(),
            deletion("b").json(),
            item("c", 8).json());
  }

  @Test
  void aSecondEventOfAnIdIsLeftOutWithinTheHorizonOnly() {
    now = Instant.parse("2026-03-01T13:00:00Z");
    List<Long> stamps = new ArrayList<>();
    try (FileEventLog log = open()) {
      for (int minutes : new int[] {0, 30, 30, 61, 90, 120}) {
        now = Instant.parse("2026-03-01T13:00:00Z").plus(Duration.ofMinutes(minutes));
        stamps.add(log.append(List.of(event("e"), event("other" + stamps.size())))[0]);
      }
    }
    open().close();
    assertThat(compaction(KEEP_ALL).compact(Long.MAX_VALUE).duplicates()).isEqualTo(4);
    assertThat(all(directory))
        .filteredOn(record -> record.json().equals(event("e").json()))
        .extracting(LogRecord::receivedAt)
        .containsExactly(stamps.get(0), stamps.get(3));
  }

  /** The job may have rejected the first and taken the second. */
  @Test
  void anEventFromTheFutureIsNobodysOriginal() {
    now = Instant.parse("2026-03-01T11:59:59Z");
    try (FileEventLog log = open()) {
      log.append(List.of(event("e"))); // of noon
      now = Instant.parse("2026-03-01T12:00:00Z");
      log.append(List.of(event("e"), event("e")));
    }
    open().close();
    assertThat(compaction(KEEP_ALL).compact(Long.MAX_VALUE).duplicates()).isEqualTo(1);
    assertThat(all(directory)).hasSize(2);
  }

  /** The job rejected the first. */
  @Test
  void aLateEventIsNobodysOriginal() {
    now = Instant.parse("2026-03-08T12:00:01Z");
    try (FileEventLog log = open()) {
      log.append(List.of(event("e"))); // of noon, a week before
      log.append(List.of(new LogEntry("u1", LogKind.EVENT, ofThisWeek("e"))));
    }
    open().close();
    assertThat(compaction(KEEP_ALL).compact(Long.MAX_VALUE).duplicates()).isZero();
    assertThat(all(directory)).hasSize(2);
  }

  private static String ofThisWeek(String id) {
    return event(id).json().replace("2026-03-01", "2026-03-08");
  }

  /** The first is the job's; so the second is not, and the third is again. */
  @Test
  void whatIsInThePartBeforeMayBeTheOriginal() {
    try (FileEventLog log = open()) {
      for (int minutes : new int[] {0, 40, 80}) {
        now = Instant.parse("2026-03-01T13:00:00Z").plus(Duration.ofMinutes(minutes));
        log.append(List.of(event("e")));
      }
    }
    open().close();
    List<LogRecord> records = all(directory);
    Duplicates ofSecondPart = new Duplicates(KEEP_ALL, records.get(0).receivedAt() + 1);
    for (LogRecord record : records.subList(1, 3)) {
      assertThat(ofSecondPart.isDuplicate(record, RecordKeys.of(record))).isFalse();
    }
  }

  @Test
  void theForgottenAreLeftOutNowAndPurgedLater() throws IOException {
    LogEntry consent = entry(LogKind.CONSENT, "{\"user_id\":\"u1\",\"personalisation\":false}");
    LogEntry session =
        entry(LogKind.EVENT, "{\"event_id\":\"s\",\"session_id\":\"s1\",\"user\":{\"x\":[1]}}");
    try (FileEventLog log = open()) {
      log.append(
          List.of(
              event("1", "u1"),
              event("2", "u2"),
              consent,
              session,
              event("3", "u3"),
              item("u1", 1)));
    }
    open().close();
    CompactionRules first =
        new CompactionRules(Duration.ofHours(1), LATE, person -> "u1".equals(person.userId()));
    assertThat(compaction(first).compact(Long.MAX_VALUE).forgotten()).isEqualTo(2);
    assertThat(compaction(first).purge()).isEqualTo(CompactionReport.NOTHING);
    assertThat(all(directory))
        .extracting(LogRecord::json)
        .containsExactly(
            event("2", "u2").json(), session.json(), event("3", "u3").json(), item("u1", 1).json());
    CompactionRules second =
        new CompactionRules(
            Duration.ofHours(1),
            LATE,
            person -> "s1".equals(person.sessionId()) || "u3".equals(person.userId()));
    assertThat(compaction(second).purge()).isEqualTo(new CompactionReport(0, 2, 0, 0, 2));
    assertThat(all(directory))
        .extracting(LogRecord::json)
        .containsExactly(event("2", "u2").json(), item("u1", 1).json());
    assertThat(files("history")).hasSize(1);
  }

  /** Wherever somebody was when the segments went away. */
  @Test
  void everyPositionLeadsOnInTheHistory() {
    List<LogRecord> written = write(8, 5);
    LogReader reader = new LogReader(directory);
    List<LogPosition> positions = new ArrayList<>(List.of(LogPosition.START));
    List<LogRange> ranges = new ArrayList<>();
    for (LogRange range = reader.next(LogPosition.START, Long.MAX_VALUE);
        range != null;
        range = reader.next(range.end(), Long.MAX_VALUE)) {
      ranges.add(range);
      try (LogLines lines = reader.open(range)) {
        while (lines.next()) {
          positions.add(range.readTo(lines.end(), lines.lastStamp()).start());
        }
      }
    }
    assertThat(positions).hasSize(41);
    for (int compacted = 2; compacted <= 8; compacted += 2) {
      compaction(KEEP_ALL).compact(written.get(5 * compacted - 1).receivedAt());
      for (int read = 0; read < positions.size(); read++) {
        assertThat(readFrom(reader, positions.get(read)))
            .as("%d segments compacted, %d records read", compacted, read)
            .isEqualTo(written.subList(read, written.size()));
      }
      for (int i = 0; i < ranges.size(); i++) {
        assertThat(linesOf(reader, ranges.get(i))).isEqualTo(written.subList(5 * i, 5 * i + 5));
      }
    }
  }

  private static List<LogRecord> readFrom(LogReader reader, LogPosition start) {
    List<LogRecord> read = new ArrayList<>();
    LogRange range = reader.next(start, Long.MAX_VALUE);
    while (range != null) {
      read.addAll(linesOf(reader, range));
      range = reader.next(range.end(), Long.MAX_VALUE);
    }
    return read;
  }

  private static List<LogRecord> linesOf(LogReader reader, LogRange range) {
    List<LogRecord> read = new ArrayList<>();
    try (LogLines lines = reader.open(range)) {
      while (lines.next()) {
        read.add(lines.record());
      }
    }
    return read;
  }

  @Test
  void aCrashBeforeTheRenameChangesNothingAndOneAfterItIsSweptUp() throws IOException {
    List<LogRecord> written = write(4, 5);
    Path before = shop.resolve("before");
    copy(shop.resolve("log"), before);
    compaction(KEEP_ALL).compact(written.get(9).receivedAt());
    Path firstPart = files("history").getFirst();
    byte[] first = Files.readAllBytes(firstPart);
    compaction(KEEP_ALL).compact(written.get(14).receivedAt());
    // As if nothing had been deleted yet, and a third compaction had been begun.
    copy(before, shop.resolve("log"));
    Files.write(firstPart, first);
    Path begun = shop.resolve("history/history-0-0-0.jsonl.gz" + PartWriter.UNFINISHED);
    Files.writeString(begun, "half of it");
    assertThat(files("history")).hasSize(3);
    assertThat(all(directory)).isEqualTo(written);
    open().close();
    assertThat(all(directory)).isEqualTo(written);
    compaction(KEEP_ALL).compact(0);
    assertThat(files("history")).hasSize(1).doesNotContain(firstPart);
    assertThat(directory.segments().numbers()).startsWith(4L);
    assertThat(all(directory)).isEqualTo(written);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(file.getFileName().toString());
        if (!Files.exists(target)) {
          Files.copy(file, target);
        }
      }
    }
  }

  @Test
  void brokenLinesAreKeptAndWhatWasCutOffGoes() throws IOException {
    List<LogRecord> written = write(1, 2);
    Path segment = directory.segments().file(1);
    Files.write(segment, new byte[] {'h', (byte) 0xff, '\n'}, StandardOpenOption.APPEND);
    Files.writeString(segment, "torn", StandardOpenOption.APPEND);
    open().close();
    assertThat(directory.segments().torn(1)).exists();
    compaction(KEEP_ALL).compact(Long.MAX_VALUE);
    assertThat(directory.segments().torn(1)).doesNotExist();
    List<LogRecord> read = new ArrayList<>();
    List<BrokenLine> broken = new ArrayList<>();
    new LogReader(directory).read(0, Long.MAX_VALUE, read::add, broken::add);
    assertThat(read).isEqualTo(written);
    assertThat(broken).singleElement().extracting(BrokenLine::text).isEqualTo("not UTF-8: h\ufffd");
  }

  @Test
  void aMissingFileIsNamedAndADamagedOneToo() throws IOException {
    List<LogRecord> written = write(3, 5);
    compaction(KEEP_ALL).compact(written.get(4).receivedAt());
    Files.move(directory.segments().file(2), shop.resolve("aside"));
    assertThatThrownBy(() -> all(directory))
        .hasMessageContaining("segment-000000000002.jsonl is missing");
    assertThatThrownBy(() -> compaction(KEEP_ALL).compact(Long.MAX_VALUE))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("segment-000000000002.jsonl is missing");
    Files.move(shop.resolve("aside"), directory.segments().file(2));
    Path part = files("history").getFirst();
    byte[] bytes = Files.readAllBytes(part);
    byte[] damaged = bytes.clone();
    damaged[bytes.length / 2] ^= 1;
    Files.write(part, damaged);
    assertThatThrownBy(() -> all(directory))
        .isInstanceOf(LogException.class)
        .hasMessageContaining(part.toString());
    Files.write(part, bytes);
    assertThat(all(directory)).isEqualTo(written);
  }
}
