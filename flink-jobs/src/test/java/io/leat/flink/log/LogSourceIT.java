package io.leat.flink.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.data.log.CompactionRules;
import io.leat.data.log.FileEventLog;
import io.leat.data.log.LogCompaction;
import io.leat.data.log.LogDirectory;
import io.leat.data.log.LogException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The source follows a log that is being written, whatever fails. */
@Timeout(120)
final class LogSourceIT {
  private static final int MORE_THAN_THERE_ARE = 1_000_000;

  @TempDir private Path shop;

  private LogDirectory directory;

  @BeforeEach
  void directory() {
    directory = new LogDirectory(shop);
  }

  private FileEventLog log(long segmentBytes) {
    return new FileEventLog(directory, InstantSource.system(), segmentBytes);
  }

  private Path segment(int number) {
    return shop.resolve("log/segment-%012d.jsonl".formatted(number));
  }

  private static StreamExecutionEnvironment streaming(boolean restarting) {
    Configuration configuration = new Configuration();
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, restarting ? "fixed-delay" : "none");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 10_000);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(40));
    return StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
  }

  private JobClient start(StreamExecutionEnvironment environment, SequenceCheck check)
      throws Exception {
    LogSource.following(directory)
        .addTo(environment, WatermarkStrategy.noWatermarks())
        .map(check)
        .returns(Types.LONG)
        .setParallelism(1)
        .uid("check")
        .sinkTo(new DiscardingSink<>())
        .setParallelism(1)
        .uid("sink");
    return environment.executeAsync("log");
  }

  private static void awaitNumber(long next) throws InterruptedException {
    while (SequenceCheck.next() != next && SequenceCheck.error() == null) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(SequenceCheck.error()).isNull();
  }

  @Test
  void everyRecordComesOnceAndInOrderWhateverFailsWhileTheLogGrowsAndRolls() throws Exception {
    long events = 60_000;
    JobClient job = start(streaming(true), SequenceCheck.failing(12, 4_999));
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<?> written =
          thread.submit(
              () -> {
                for (long from = 0; from < events; from += events / 4) {
                  // A new start of the writer each time.
                  try (FileEventLog log = log(200_000)) {
                    for (long at = from; at < from + events / 4; at += 50) {
                      log.append(NumberedEvents.range(at, at + 50));
                    }
                  }
                  compactAll();
                }
              });
      awaitNumber(events);
      written.get();
    } finally {
      job.cancel().get();
    }
    assertThat(SequenceCheck.failuresLeft()).isZero();
    // What was rolled on the way is compacted away; the last number tells how often.
    try (Stream<Path> segments = Files.list(segment(1).getParent())) {
      assertThat(segments.map(Path::toString).max(Comparator.naturalOrder()).orElseThrow())
          .isGreaterThan(segment(20).toString());
    }
  }

  private void compactAll() {
    new LogCompaction(
            directory,
            new CompactionRules(Duration.ofHours(1), Duration.ofDays(7), person -> false))
        .compact(Long.MAX_VALUE);
  }

  @Test
  void aSavepointInASegmentThatIsCompactedMeanwhileGoesOnInTheHistory() throws Exception {
    try (FileEventLog log = log(1)) {
      log.append(NumberedEvents.range(0, 500));
      log.append(NumberedEvents.range(500, 20_000));
    }
    JobClient job = start(streaming(false), SequenceCheck.slow());
    while (SequenceCheck.next() < 700) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    String savepoint =
        job.stopWithSavepoint(
                false, shop.resolve("savepoints").toString(), SavepointFormatType.CANONICAL)
            .get();
    long stopped = SequenceCheck.next();
    assertThat(stopped).isBetween(700L, 19_000L);
    try (FileEventLog log = log(1)) {
      compactAll();
      log.append(NumberedEvents.range(20_000, 20_010));
      assertThat(segment(2)).doesNotExist();

      StreamExecutionEnvironment environment = streaming(false);
      environment.configure(
          new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint));
      JobClient restored = start(environment, SequenceCheck.failing(0, 1));
      try {
        awaitNumber(20_010);
        log.append(NumberedEvents.range(20_010, 20_020));
        awaitNumber(20_020);
      } finally {
        restored.cancel().get();
      }
    }
  }

  @Test
  void untilAStampInBatchModeItEndsThere() throws Exception {
    long[] stamps;
    try (FileEventLog log = log(10_000)) {
      stamps = log.append(NumberedEvents.range(0, 40_000));
      for (int at = 40_000; at < 42_000; at += 100) {
        log.append(NumberedEvents.range(at, at + 100));
      }
      for (int last : new int[] {0, 17_000, 39_999}) {
        assertThat(numbersUntil(stamps[last]))
            .isEqualTo(LongStream.rangeClosed(0, last).boxed().toList());
      }
      assertThat(numbersUntil(log.lastReceivedAt())).hasSize(42_000).isSorted();
      // What is not there yet is not waited for.
      assertThat(numbersUntil(log.lastReceivedAt() + 1_000_000)).hasSize(42_000);
    }
  }

  private List<Long> numbersUntil(long stamp) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
    return LogSource.until(directory, stamp)
        .addTo(environment, WatermarkStrategy.noWatermarks())
        .map(NumberedEvents::number)
        .returns(Types.LONG)
        .uid("numbers")
        .executeAndCollect(MORE_THAN_THERE_ARE);
  }

  @Test
  void aMissingSegmentIsNamedAndAfterRepairTheJobGoesOnByItself() throws Exception {
    try (FileEventLog log = log(1)) {
      for (int at = 0; at < 50; at += 10) {
        log.append(NumberedEvents.range(at, at + 10));
      }
    }
    Path aside = segment(3).resolveSibling("aside");
    Files.move(segment(3), aside);
    JobClient failing = start(streaming(false), SequenceCheck.failing(0, 1));
    assertThatThrownBy(() -> failing.getJobExecutionResult().get())
        .hasStackTraceContaining(LogException.class.getName())
        .hasStackTraceContaining(segment(3) + " is missing");

    JobClient job = start(streaming(true), SequenceCheck.failing(0, 1));
    try {
      awaitNumber(20);
      TimeUnit.MILLISECONDS.sleep(200);
      assertThat(SequenceCheck.next()).isEqualTo(20);
      Files.move(aside, segment(3));
      awaitNumber(50);
    } finally {
      job.cancel().get();
    }
  }

  @Test
  void aLineThatIsNoRecordIsHandedOnWithItsPlace() throws Exception {
    long[] stamps;
    try (FileEventLog log = log(1)) {
      stamps = log.append(NumberedEvents.range(0, 2));
      log.append(NumberedEvents.range(2, 3));
    }
    long size = Files.size(segment(1));
    Files.writeString(segment(1), "what is this?\n", StandardOpenOption.APPEND);
    Configuration configuration = new Configuration();
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
    List<LoggedLine> lines =
        LogSource.until(directory, stamps[1] + 60_000_000)
            .addTo(environment, WatermarkStrategy.noWatermarks())
            .executeAndCollect(MORE_THAN_THERE_ARE);
    assertThat(lines).hasSize(4);
    assertThat(lines.get(2))
        .isEqualTo(new LoggedLine("segment-000000000001.jsonl", size, "what is this?"));
  }

  @Test
  void moreThanOneReaderIsRefused() throws Exception {
    StreamExecutionEnvironment environment = streaming(false);
    LogSource.following(directory)
        .addTo(environment, WatermarkStrategy.noWatermarks())
        .setParallelism(2)
        .sinkTo(new DiscardingSink<>());
    JobClient job = environment.executeAsync("log");
    assertThatThrownBy(() -> job.getJobExecutionResult().get())
        .hasStackTraceContaining("give its source the parallelism 1");
  }
}
