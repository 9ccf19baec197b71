package io.leat.flink.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.data.EpochTime;
import io.leat.data.Fault;
import io.leat.data.Reject;
import io.leat.data.log.CompactionRules;
import io.leat.data.log.FileEventLog;
import io.leat.data.log.LogCompaction;
import io.leat.data.log.LogDirectory;
import io.leat.data.log.LogEntry;
import io.leat.data.log.LogKind;
import io.leat.data.log.LogLines;
import io.leat.data.log.LogPosition;
import io.leat.data.log.LogRange;
import io.leat.data.log.LogReader;
import io.leat.flink.KeyedHarness;
import io.leat.flink.events.DropDuplicateEvents;
import io.leat.flink.events.EventLine;
import io.leat.flink.events.Interaction;
import io.leat.flink.events.Rejects;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random events, late ones, ones of the future, repetitions within and beyond the horizon, are
 * received by a log while a live run follows it, with watermarks, checkpoints and crashes at any
 * moment. Whatever reads the log later, with whatever watermarks, must decide of each as the live
 * run did.
 */
final class ReplayPropertyTest {
  private static final ReceptionBounds BOUNDS = ReceptionBounds.DEFAULT;
  private static final int STEPS = 60;
  private static final int IDS = 60;
  private static final String ACCEPTED = "accepted";

  @TempDir private Path shop;

  static LongStream seeds() {
    Random random = new Random();
    return LongStream.generate(random::nextLong).limit(12);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aReplayDecidesAsTheLiveRunDid(long seed) throws Exception {
    LogDirectory directory = new LogDirectory(shop);
    Random random = new Random(seed);
    Reception reception = new Reception(random);
    Map<Long, String> live = live(directory, reception, random);

    assertThat(live)
        .as("by the book")
        .isEqualTo(reception.expected)
        .containsValues(ACCEPTED, Fault.LATE_TIME, Fault.FUTURE_TIME, Fault.DUPLICATE_EVENT);
    try (Run run = new Run(directory)) {
      run.read();
      run.watermark(Long.MAX_VALUE);
      assertThat(run.decisions()).as("without watermarks").isEqualTo(live);
    }
    try (Run run = new Run(directory)) {
      run.eager = true;
      run.read();
      assertThat(run.decisions()).as("with a watermark after each").isEqualTo(live);
    }
    try (Run run = new Run(directory)) {
      run.held = new ArrayList<>();
      run.read();
      run.releaseByKey();
      assertThat(run.decisions()).as("one key after the other").isEqualTo(live);
    }
    compact(directory, random);
    try (Run run = new Run(directory)) {
      run.read();
      assertThat(accepted(run.decisions())).as("compacted").isEqualTo(accepted(live));
    }
  }

  private static Map<Long, String> live(LogDirectory directory, Reception reception, Random random)
      throws Exception {
    try (FileEventLog log =
            new FileEventLog(directory, reception::now, 1_000 + random.nextInt(30_000));
        Run run = new Run(directory)) {
      for (int step = 0; step < STEPS; step++) {
        reception.append(log);
        switch (random.nextInt(8)) {
          case 0 -> run.checkpoint();
          case 1 -> run.crash();
          case 2 -> {} // reads on later
          case 3 -> run.read();
          default -> {
            run.read();
            run.watermark(run.position.stamp() - random.nextInt(2) * random.nextLong(1L << 37));
          }
        }
      }
      run.read();
      log.seal();
      return run.decisions();
    }
  }

  /** Several times, so that it has several parts, or parts that grew. */
  private static void compact(LogDirectory directory, Random random) {
    LogCompaction compaction =
        new LogCompaction(
            directory, new CompactionRules(BOUNDS.repeated(), BOUNDS.late(), person -> false));
    long first = Reception.BEGIN_MICROS;
    long last = directory.lastReceivedAt();
    for (int i = 0; i < 3; i++) {
      compaction.compact(first + (long) (random.nextDouble() * (last - first)));
    }
    compaction.compact(last);
  }

  private static List<Long> accepted(Map<Long, String> decisions) {
    return decisions.entrySet().stream()
        .filter(decision -> decision.getValue().equals(ACCEPTED))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What duplicates are told apart by; the one place that knows it. */
  private static KeyedHarness<EventLine, Interaction> dropDuplicates(
      @Nullable OperatorSubtaskState state) throws Exception {
    return KeyedHarness.ofNumbers(
        new DropDuplicateEvents(BOUNDS.repeated()), DropDuplicateEvents::slotOf, state);
  }

  /** Events as they are received, with what is to become of each, by its stamp. */
  private static final class Reception {
    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
    static final long BEGIN_MICROS = EpochTime.microseconds(BEGIN);

    private final Random random;
    private final Map<Long, String> expected = new TreeMap<>();
    private final Map<String, Long> lastAccepted = new HashMap<>();
    private volatile Instant now = BEGIN;

    Reception(Random random) {
      this.random = random;
    }

    Instant now() {
      return now;
    }

    void append(FileEventLog log) {
      now = now.plus(pause());
      List<LogEntry> entries = new ArrayList<>();
      List<String> ids = new ArrayList<>();
      List<Instant> times = new ArrayList<>();
      for (int i = random.nextInt(8); i >= 0; i--) {
        boolean again = !ids.isEmpty() && random.nextInt(6) == 0;
        ids.add(again ? ids.getLast() : "e" + random.nextInt(IDS));
        times.add(again ? times.getLast() : now.plus(shift()));
        entries.add(
            new LogEntry(ids.getLast(), LogKind.EVENT, json(ids.getLast(), times.getLast())));
      }
      long[] stamps = log.append(entries);
      for (int i = 0; i < stamps.length; i++) {
        expected.put(
            stamps[i], decide(ids.get(i), EpochTime.microseconds(times.get(i)), stamps[i]));
      }
    }

    /** Also to the very end of the horizon of something received before; at times backwards. */
    private Duration pause() {
      if (random.nextInt(3) == 0 && !lastAccepted.isEmpty()) {
        List<Long> before = List.copyOf(lastAccepted.values());
        long one = before.get(random.nextInt(before.size()));
        Instant end = EpochTime.instant(one).plus(BOUNDS.repeated());
        Duration until = Duration.between(now, end).plus(micros(random.nextInt(-2, 3)));
        return until.isNegative() ? Duration.ZERO : until;
      }
      return switch (random.nextInt(4)) {
        case 0 -> Duration.ofMillis(random.nextInt(1_000));
        case 1 -> Duration.ofMinutes(random.nextInt(600));
        case 2 -> Duration.ofHours(random.nextInt(60));
        default -> Duration.ofSeconds(-random.nextInt(100));
      };
    }

    private Duration shift() {
      Duration jitter = micros(random.nextInt(-10, 11));
      return switch (random.nextInt(8)) {
        case 0 -> BOUNDS.late().negated().plus(jitter);
        case 1 -> BOUNDS.late().negated().minusHours(random.nextInt(1_000));
        case 2 -> BOUNDS.ahead().plus(jitter);
        case 3 -> BOUNDS.ahead().plusHours(random.nextInt(1_000));
        default -> Duration.ofMinutes(-random.nextInt(7 * 24 * 60));
      };
    }

    private static Duration micros(long micros) {
      return Duration.of(micros, ChronoUnit.MICROS);
    }

    private String decide(String id, long time, long stamp) {
      if (time > stamp + toMicros(BOUNDS.ahead())) {
        return Fault.FUTURE_TIME;
      }
      if (time < stamp - toMicros(BOUNDS.late())) {
        return Fault.LATE_TIME;
      }
      Long before = lastAccepted.get(id);
      if (before != null && stamp - before <= toMicros(BOUNDS.repeated())) {
        return Fault.DUPLICATE_EVENT;
      }
      lastAccepted.put(id, stamp);
      return ACCEPTED;
    }

    private static long toMicros(Duration duration) {
      return duration.toNanos() / 1_000;
    }

    private static String json(String id, Instant time) {
      return "{\"event_id\":\"%s\",\"user_id\":\"anna\",\"action\":\"view\",\"item_id\":\"a\",\"timestamp\":\"%s\"}"
          .formatted(id, time);
    }
  }

  /** One reading of the log, from its lines to decisions. */
  private static final class Run implements AutoCloseable {
    private final LogReader log;
    private final KeyedHarness<LoggedLine, EventLine> parse;
    private KeyedHarness<EventLine, Interaction> drop = dropDuplicates(null);
    private SequencedMap<Long, String> decided = new TreeMap<>();
    private LogPosition position = LogPosition.START;

    /** Stamps of the lines by the places that rejects name. */
    private final Map<String, Long> stamps = new HashMap<>();

    /** Whether each event is followed by its watermark. */
    private boolean eager;

    /** What waits for {@link #releaseByKey}; null in a run that streams. */
    private @Nullable List<EventLine> held;

    private @Nullable Checkpoint checkpoint;

    Run(LogDirectory directory) throws Exception {
      this.log = new LogReader(directory);
      this.parse = KeyedHarness.open(new ParseLog(BOUNDS));
    }

    private record Checkpoint(
        OperatorSubtaskState state, LogPosition position, SequencedMap<Long, String> decided) {}

    void checkpoint() throws Exception {
      collect();
      checkpoint = new Checkpoint(drop.snapshot(), position, new TreeMap<>(decided));
    }

    /** Goes back to the last checkpoint, or to the beginning. */
    void crash() throws Exception {
      collect();
      drop.close();
      drop = dropDuplicates(checkpoint == null ? null : checkpoint.state);
      position = checkpoint == null ? LogPosition.START : checkpoint.position;
      decided = checkpoint == null ? new TreeMap<>() : new TreeMap<>(checkpoint.decided);
    }

    /** Reads on to the end as it is. */
    void read() throws Exception {
      for (LogRange range = next(); range != null; range = next()) {
        try (LogLines lines = log.open(range)) {
          while (lines.next()) {
            String file = String.valueOf(lines.file().getFileName());
            process(new LoggedLine(file, lines.position(), lines.text()), lines.lastStamp());
          }
        }
        position = range.end();
      }
    }

    private @Nullable LogRange next() {
      return log.next(position, Long.MAX_VALUE);
    }

    private void process(LoggedLine line, long stamp) throws Exception {
      stamps.put(line.file() + " " + line.position(), stamp);
      int before = parse.output().size();
      parse.process(line, stamp);
      for (EventLine event : parse.output().subList(before, parse.output().size())) {
        if (held == null) {
          drop.process(event, stamp);
        } else {
          held.add(event);
        }
      }
      if (eager) {
        watermark(stamp);
      }
    }

    /** As a batch run does: each key by the time of reception, then its end. */
    void releaseByKey() throws Exception {
      List<EventLine> sorted = new ArrayList<>(held == null ? List.of() : held);
      sorted.sort(
          Comparator.comparingInt(DropDuplicateEvents::slotOf)
              .thenComparingLong(line -> line.event().receivedAt()));
      for (EventLine line : sorted) {
        drop.process(line, line.event().receivedAt());
      }
      watermark(Long.MAX_VALUE);
    }

    void watermark(long stamp) throws Exception {
      drop.watermark(stamp);
    }

    SequencedMap<Long, String> decisions() {
      collect();
      return decided;
    }

    private void collect() {
      drop.output().forEach(event -> decide(event.position(), ACCEPTED));
      parse.output(Rejects.OUTPUT).forEach(this::reject);
      drop.output(Rejects.OUTPUT).forEach(this::reject);
    }

    private void reject(Reject reject) {
      String place = reject.file() + " " + reject.line();
      decide(stamps.getOrDefault(place, 0L), reject.faults().getFirst().kind());
    }

    private void decide(long stamp, String decision) {
      String before = decided.put(stamp, decision);
      assertThat(before == null ? decision : before).as("of %d", stamp).isEqualTo(decision);
    }

    @Override
    public void close() {
      drop.close();
      parse.close();
    }
  }
}
