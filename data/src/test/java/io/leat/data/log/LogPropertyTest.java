package io.leat.data.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.data.EpochTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random appends of several threads, full disks, kills at any byte, new starts, compactions: what
 * is read is what was acknowledged, in order, once.
 */
final class LogPropertyTest {
  private static final CompactionRules KEEP_ALL =
      new CompactionRules(Duration.ZERO, Duration.ofDays(7), person -> false);

  @TempDir private Path shop;

  static LongStream seeds() {
    Random random = new Random();
    return LongStream.generate(random::nextLong).limit(20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsReadIsWhatWasAcknowledged(long seed) throws Exception {
    new Life(new LogDirectory(shop), new Random(seed)).live(12);
  }

  /** One log through several starts, and a reader that follows it all the time. */
  private static final class Life {
    private final LogDirectory directory;
    private final Random random;
    private final FailingDisk disk = new FailingDisk();
    private final List<LogRecord> acknowledged = Collections.synchronizedList(new ArrayList<>());
    private final List<LogRecord> followed = new ArrayList<>();
    private LogPosition position = LogPosition.START;
    private int batches;

    Life(LogDirectory directory, Random random) {
      this.directory = directory;
      this.random = random;
    }

    void live(int starts) throws Exception {
      for (int start = 0; start < starts; start++) {
        long segmentBytes = 1L + random.nextInt(5_000);
        // Clocks go wrong too.
        InstantSource clock =
            InstantSource.offset(InstantSource.system(), Duration.ofSeconds(random.nextInt(60)));
        try (FileEventLog log = new FileEventLog(directory, clock, segmentBytes, disk)) {
          for (int step = random.nextInt(4); step >= 0; step--) {
            step(log);
            check();
          }
        }
        kill();
        check();
      }
    }

    private void step(FileEventLog log) throws Exception {
      switch (random.nextInt(4)) {
        case 0 -> disk.room(random.nextInt(3_000));
        case 1 -> compact();
        default -> {}
      }
      appendFromThreads(log);
      disk.room(Long.MAX_VALUE);
      follow(random.nextInt(20));
    }

    private void appendFromThreads(FileEventLog log) throws Exception {
      try (ExecutorService threads = Executors.newCachedThreadPool()) {
        List<Future<?>> done = new ArrayList<>();
        for (int thread = 0; thread < 3; thread++) {
          List<LogEntry> entries = LogFixture.events(batches++ + "-", random.nextInt(8));
          done.add(threads.submit(() -> append(log, entries)));
        }
        for (Future<?> one : done) {
          one.get();
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }

    private void append(FileEventLog log, List<LogEntry> entries) {
      long[] stamps;
      try {
        stamps = log.append(entries);
      } catch (LogException e) {
        assertThat(e).hasMessageContaining("No space left on device");
        return;
      }
      acknowledged.addAll(LogFixture.records(entries, stamps));
    }

    /** What a writer that is killed in the middle of a write leaves: some bytes of its lines. */
    private void kill() throws IOException {
      LogEnd end = Objects.requireNonNull(directory.segments().end());
      long stamp = Math.max(end.stamp(), lastAcknowledged());
      StringBuilder lines = new StringBuilder();
      List<LogRecord> begun = new ArrayList<>();
      for (LogEntry entry : LogFixture.events("killed" + batches++ + "-", random.nextInt(4))) {
        begun.add(new LogRecord(++stamp, entry.kind(), entry.json()));
        lines.append(begun.getLast().line()).append('\n');
      }
      byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
      byte[] written = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      Files.write(directory.segments().file(end.segment()), written, StandardOpenOption.APPEND);
      // Nobody was told of them, but those whose line is whole are there after the next start.
      new FileEventLog(directory).close();
      String text = new String(written, StandardCharsets.UTF_8);
      long whole = text.chars().filter(character -> character == '\n').count();
      acknowledged.addAll(begun.subList(0, (int) whole));
    }

    private long lastAcknowledged() {
      return acknowledged.stream().mapToLong(LogRecord::receivedAt).max().orElse(0);
    }

    private void compact() {
      long upTo = lastAcknowledged() - random.nextInt(2_000_000);
      new LogCompaction(directory, KEEP_ALL).compact(random.nextBoolean() ? upTo : Long.MAX_VALUE);
    }

    /** Reads on, at times only a part of what there is. */
    private void follow(int ranges) {
      LogReader reader = new LogReader(directory);
      for (int i = 0; i < ranges; i++) {
        LogRange range = reader.next(position, Long.MAX_VALUE);
        if (range == null) {
          return;
        }
        int lines = random.nextInt(10);
        position = readOn(reader, range, lines);
      }
    }

    private LogPosition readOn(LogReader reader, LogRange range, int most) {
      try (LogLines lines = reader.open(range)) {
        for (int i = 0; i < most; i++) {
          if (!lines.next()) {
            return range.end();
          }
          followed.add(lines.record());
        }
        return range.readTo(lines.end(), lines.lastStamp()).start();
      }
    }

    private void check() {
      List<LogRecord> expected = new ArrayList<>(acknowledged);
      expected.sort(Comparator.comparingLong(LogRecord::receivedAt));
      assertThat(expected).extracting(LogRecord::receivedAt).doesNotHaveDuplicates();
      assertThat(LogFixture.all(directory)).isEqualTo(expected);
      assertThat(followed).isEqualTo(expected.subList(0, followed.size()));
    }
  }

  /** The real thing, with a process. */
  @Test
  void whatAKilledProcessHadAcknowledgedIsThere() throws Exception {
    LogDirectory directory = new LogDirectory(shop);
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> acknowledged = new ArrayList<>();
    for (int kill = 0; kill < 4; kill++) {
      Path file = shop.resolve("acknowledged-" + kill);
      Process process =
          JavaProcess.start(
              AppendForEver.class, shop.toString(), "run" + kill + "-", file.toString());
      while (!Files.exists(file)) {
        Thread.sleep(5);
      }
      Thread.sleep(random.nextInt(500));
      process.destroyForcibly().waitFor();
      String text = Files.readString(file);
      acknowledged.addAll(text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
    }
    new FileEventLog(directory).close();
    List<LogRecord> read = LogFixture.all(directory);
    assertThat(read).extracting(LogRecord::receivedAt).isSorted().doesNotHaveDuplicates();
    List<String> lines = read.stream().map(LogRecord::line).toList();
    assertThat(lines).doesNotHaveDuplicates();
    assertThat(acknowledged).as("seed %d", seed).hasSizeGreaterThan(20).isSubsetOf(lines);
    assertThat(read.getLast().receivedAt())
        .isLessThan(EpochTime.microseconds(Instant.now().plusSeconds(60)));
  }
}
