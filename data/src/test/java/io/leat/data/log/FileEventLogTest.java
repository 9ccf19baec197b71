package io.leat.data.log;

import static io.leat.data.log.LogFixture.all;
import static io.leat.data.log.LogFixture.event;
import static io.leat.data.log.LogFixture.events;
import static io.leat.data.log.LogFixture.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileEventLogTest {
  private static final long NOON = 1_772_366_400_000_000L;

  @TempDir private Path shop;

  private LogDirectory directory;
  private final FailingDisk disk = new FailingDisk();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  @BeforeEach
  void directory() {
    directory = new LogDirectory(shop.resolve("new/shop"));
  }

  private FileEventLog open(long segmentBytes) {
    return new FileEventLog(directory, () -> now, segmentBytes, disk);
  }

  private FileEventLog open() {
    return open(FileEventLog.SEGMENT_BYTES);
  }

  private Path segment(int number) {
    return directory.segments().file(number);
  }

  @Test
  void anEmptyLogHasNothing() {
    try (FileEventLog log = open()) {
      assertThat(log.lastReceivedAt()).isZero();
      assertThat(log.append(List.of())).isEmpty();
      assertThat(all(directory)).isEmpty();
    }
  }

  @Test
  void stampsAreTheClockAndAscendWhenItStandsOrGoesBack() throws IOException {
    try (FileEventLog log = open()) {
      assertThat(log.append(events("a", 2))).containsExactly(NOON, NOON + 1);
      now = now.minusSeconds(60);
      assertThat(log.append(events("b", 1))).containsExactly(NOON + 2);
      now = now.plusSeconds(120);
      assertThat(log.append(events("c", 1))).containsExactly(NOON + 60_000_000);
      assertThat(log.lastReceivedAt()).isEqualTo(NOON + 60_000_000);
    }
    assertThat(Files.readAllLines(segment(1)).getFirst())
        .isEqualTo("{\"received_at\":1772366400000000,\"event\":" + event("a0").json() + "}");
    now = Instant.EPOCH;
    try (FileEventLog log = open()) {
      assertThat(log.append(events("d", 1))).containsExactly(NOON + 60_000_001);
    }
  }

  @Test
  void whatManyThreadsAppendIsThereOnceAndEachOnesInItsOrder() throws Exception {
    List<LogRecord> expected = Collections.synchronizedList(new ArrayList<>());
    try (FileEventLog log = open(20_000);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> done = new ArrayList<>();
      for (int thread = 0; thread < 20; thread++) {
        String name = "t" + thread + "-";
        done.add(
            threads.submit(
                () -> {
                  for (int batch = 0; batch < 10; batch++) {
                    List<LogEntry> entries = events(name + batch + "-", 1 + batch);
                    expected.addAll(records(entries, log.append(entries)));
                  }
                }));
      }
      for (Future<?> one : done) {
        one.get();
      }
      List<LogRecord> read = new ArrayList<>();
      log.read(0, read::add);
      assertThat(read).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(read).extracting(LogRecord::receivedAt).isSorted().doesNotHaveDuplicates();
      assertThat(log.brokenLines()).isZero();
      List<LogRecord> late = new ArrayList<>();
      long middle = read.get(500).receivedAt();
      log.read(middle, late::add);
      assertThat(late).isEqualTo(read.subList(501, read.size()));
    }
    assertThat(directory.segments().numbers()).hasSizeGreaterThan(5);
  }

  @Test
  void aFullSegmentIsSealedAndTheNextBegun() throws IOException {
    List<LogRecord> expected = new ArrayList<>();
    try (FileEventLog log = open(1)) {
      for (int i = 0; i < 3; i++) {
        List<LogEntry> entries = events("e" + i + "-", 2);
        expected.addAll(records(entries, log.append(entries)));
      }
      assertThat(all(directory)).isEqualTo(expected);
    }
    assertThat(directory.segments().numbers()).containsExactly(1L, 2L, 3L);
    assertThat(Files.readAllLines(segment(2))).hasSize(2);
  }

  @Test
  void aTornLineIsCutOffAndKept() throws IOException {
    List<LogEntry> entries = events("a", 3);
    List<LogRecord> expected = new ArrayList<>();
    try (FileEventLog log = open()) {
      expected.addAll(records(entries, log.append(entries)));
    }
    Files.writeString(segment(1), "{\"received_at\":17723664", StandardOpenOption.APPEND);
    assertThat(all(directory)).isEqualTo(expected);
    try (FileEventLog log = open()) {
      expected.addAll(records(entries, log.append(entries)));
      assertThat(all(directory)).isEqualTo(expected);
    }
    assertThat(Files.readAllLines(segment(1))).hasSize(3);
    assertThat(directory.segments().torn(1)).hasContent("{\"received_at\":17723664");
    assertThat(directory.segments().numbers()).containsExactly(1L, 2L);
  }

  /** As after a power cut that took END's last change with it. */
  @Test
  void completeLinesBehindTheEndCountAfterRecovery() throws IOException {
    List<LogEntry> entries = events("a", 3);
    List<LogRecord> expected;
    byte[] end;
    try (FileEventLog log = open()) {
      expected = new ArrayList<>(records(entries, log.append(entries)));
      end = Files.readAllBytes(directory.segments().endFile());
      expected.addAll(records(entries, log.append(entries)));
    }
    Files.write(directory.segments().endFile(), end);
    assertThat(all(directory)).isEqualTo(expected.subList(0, 3));
    open().close();
    assertThat(all(directory)).isEqualTo(expected);
  }

  @Test
  void withoutAnEndTheLastSegmentIsTakenForUnfinished() throws IOException {
    try (FileEventLog log = open(1)) {
      log.append(events("a", 2));
      log.append(events("b", 3));
    }
    Files.delete(directory.segments().endFile());
    assertThat(all(directory)).hasSize(2);
    open().close();
    assertThat(all(directory)).hasSize(5);
  }

  @Test
  void aSecondWriterIsRefusedInThisProcess() {
    try (FileEventLog log = open()) {
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(this::open)
            .isInstanceOf(LogException.class)
            .hasMessageContaining("this process already writes " + directory.shop().resolve("log"));
      }
      assertThat(log.append(events("a", 1))).hasSize(1);
    }
    open().close();
  }

  @Test
  void aSecondWriterIsRefusedWhileAnotherProcessWrites() throws Exception {
    Process other = HoldLog.start(directory.shop());
    try (BufferedReader says = other.inputReader()) {
      assertThat(says.readLine()).isEqualTo("accepted 1");
      assertThatThrownBy(this::open)
          .isInstanceOf(LogException.class)
          .hasMessageContaining("another process writes");
      assertThat(all(directory))
          .extracting(LogRecord::json)
          .containsExactly(event("other0").json());
    } finally {
      other.destroyForcibly().waitFor();
    }
    open().close();
  }

  @Test
  void nothingOfABatchForWhichTheDiskHasNoRoomIsAccepted() throws IOException {
    List<LogEntry> entries = events("a", 10);
    List<LogRecord> expected;
    try (FileEventLog log = open()) {
      expected = new ArrayList<>(records(entries, log.append(entries)));
      long size = Files.size(segment(1));
      disk.room(300);
      assertThatThrownBy(() -> log.append(events("b", 10)))
          .isInstanceOf(LogException.class)
          .hasMessage(
              "%s cannot be written, nothing of this batch was accepted: No space left on device",
              segment(1));
      assertThat(Files.size(segment(1))).isEqualTo(size);
      assertThat(all(directory)).isEqualTo(expected);
      disk.room(Long.MAX_VALUE);
      expected.addAll(records(entries, log.append(entries)));
    }
    open().close();
    assertThat(all(directory)).isEqualTo(expected);
  }

  @Test
  void whatCannotBeCutOffAgainIsNeverReadAndNothingIsAcceptedUntilItIsCut() throws IOException {
    List<LogEntry> entries = events("a", 10);
    List<LogRecord> expected;
    try (FileEventLog log = open()) {
      expected = new ArrayList<>(records(entries, log.append(entries)));
      long size = Files.size(segment(1));
      disk.forcing(false);
      disk.cutting(false);
      assertThatThrownBy(() -> log.append(events("b", 10)))
          .hasMessageContaining("Input/output error");
      assertThat(Files.size(segment(1))).isGreaterThan(size);
      disk.forcing(true);
      assertThatThrownBy(() -> log.append(events("c", 10)))
          .hasMessageContaining("Read-only file system");
      assertThat(all(directory)).isEqualTo(expected);
      disk.cutting(true);
      expected.addAll(records(entries, log.append(entries)));
      assertThat(all(directory)).isEqualTo(expected);
    }
  }

  @Test
  void anInterruptedThreadAppendsToo() {
    try (FileEventLog log = open()) {
      Thread.currentThread().interrupt();
      assertThat(log.append(events("a", 1))).hasSize(1);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(log.append(events("b", 1))).hasSize(1);
    }
    assertThat(all(directory)).hasSize(2);
  }

  @Test
  void aLineThatIsNoRecordIsToldAndTheOthersAreRead() throws IOException {
    try (FileEventLog log = open(1)) {
      log.append(events("a", 3));
      log.append(events("b", 1));
      byte[] bytes = Files.readAllBytes(segment(1));
      int line = bytes.length / 3;
      bytes[line] = 'x';
      bytes[bytes.length - 20] = (byte) 0xff;
      Files.write(segment(1), bytes);
      List<LogRecord> read = new ArrayList<>();
      log.read(0, read::add);
      assertThat(read)
          .extracting(LogRecord::json)
          .containsExactly(event("a0").json(), event("b0").json());
      assertThat(log.brokenLines()).isEqualTo(2);
      List<BrokenLine> broken = new ArrayList<>();
      new LogReader(directory).read(0, Long.MAX_VALUE, record -> {}, broken::add);
      assertThat(broken).extracting(BrokenLine::position).containsExactly((long) line, 2L * line);
      assertThat(broken.getFirst().place()).isEqualTo("%s, the line at byte %d", segment(1), line);
      assertThat(broken.getLast().text()).startsWith("not UTF-8: {\"received_at\":");
    }
  }

  @Test
  void aMissingSegmentIsNamed() throws IOException {
    try (FileEventLog log = open(1)) {
      for (int i = 0; i < 3; i++) {
        log.append(events("e" + i, 1));
      }
      Path aside = segment(2).resolveSibling("aside");
      Files.move(segment(2), aside);
      List<LogRecord> read = new ArrayList<>();
      assertThatThrownBy(() -> log.read(0, read::add))
          .isInstanceOf(LogException.class)
          .hasMessageContaining("segment-000000000002.jsonl is missing");
      assertThat(read).hasSize(1);
      Files.move(aside, segment(2));
      assertThat(all(directory)).hasSize(3);
    }
  }

  @Test
  void aSegmentThatIsShorterThanWhatWasAcceptedIsNamed() throws IOException {
    try (FileEventLog log = open()) {
      log.append(events("a", 3));
      byte[] bytes = Files.readAllBytes(segment(1));
      Files.write(segment(1), List.of());
      assertThatThrownBy(() -> all(directory))
          .isInstanceOf(LogException.class)
          .hasMessageContaining("segment-000000000001.jsonl");
      Files.write(segment(1), bytes);
      assertThat(all(directory)).hasSize(3);
    }
  }

  @Test
  void aClosedLogSaysSo() {
    FileEventLog log = open();
    log.close();
    log.close();
    assertThatThrownBy(() -> log.append(events("a", 1))).hasMessage("the log is closed");
  }
}
