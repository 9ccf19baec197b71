package io.leat.evaluation.live;

import io.leat.data.log.EventLog;
import io.leat.data.log.LogEntry;
import io.leat.data.log.LogKind;
import io.leat.evaluation.ShopQueries;
import io.leat.flink.LiveJob;
import io.leat.flink.LiveRequest;
import io.leat.flink.LiveSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.JobStatus;

/** How fast the live job reads a log that was written before it started, in this process. */
public final class CatchUpRun {
  private static final int APPENDED_AT_ONCE = 5000;
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final long LOOK_MILLIS = 100;

  private final LiveWork work;
  private final ShopQueries queries;

  public CatchUpRun(LiveWork work) {
    this.work = work;
    this.queries = work.queries();
  }

  /**
   * What was measured.
   *
   * @param startSeconds until the first events were published
   * @param seconds from then until all were
   * @param eventsPerSecond from the start of the job until all were published, start-up apart
   */
  public record Result(long events, double startSeconds, double seconds, double eventsPerSecond) {}

  /** Appends so many events, then starts the job and waits until all are published. */
  public Result run(long events, int parallelism, LiveSettings settings) {
    try (EventLog log = work.shop().log().open()) {
      long first = warmUp(log, parallelism, settings);
      append(log, events, "timed");
      return follow(log.lastReceivedAt(), events, parallelism, settings, first);
    }
  }

  /** A job with hardly anything to read: what starting takes. */
  private long warmUp(EventLog log, int parallelism, LiveSettings settings) {
    append(log, 1, "first");
    long started = System.nanoTime();
    try (LiveJob job = start(parallelism, settings)) {
      await(job, log.lastReceivedAt());
    }
    return System.nanoTime() - started;
  }

  private Result follow(
      long end, long events, int parallelism, LiveSettings settings, long startNanos) {
    long started = System.nanoTime();
    try (LiveJob job = start(parallelism, settings)) {
      await(job, end);
    }
    double all = (System.nanoTime() - started) / 1e9;
    double start = Math.min(startNanos / 1e9, all / 2);
    return new Result(events, start, all - start, events / (all - start));
  }

  private LiveJob start(int parallelism, LiveSettings settings) {
    return LiveJob.start(
        new LiveRequest(work.shop(), work.index(), work.generation(), parallelism, settings));
  }

  private void await(LiveJob job, long stamp) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (work.watermark() < stamp) {
      if (System.nanoTime() > end || job.status() == JobStatus.FAILED) {
        throw new IllegalStateException("the job does not catch up, it is " + job.status());
      }
      LiveServer.sleep(LOOK_MILLIS);
    }
  }

  private void append(EventLog log, long events, String phase) {
    Random random = new Random(events);
    String run = "catch-up-" + phase + "-" + Instant.now().toEpochMilli() + "-";
    Instant time = Instant.now();
    List<LogEntry> entries = new ArrayList<>();
    for (long i = 0; i < events; i++) {
      String user = queries.userIds().get(random.nextInt(queries.userIds().size()));
      String item = queries.itemIds().get(random.nextInt(queries.itemIds().size()));
      entries.add(
          new LogEntry(
              user, LogKind.EVENT, MadeEvents.json(run + i, user, run + user, item, time)));
      if (entries.size() == APPENDED_AT_ONCE || i == events - 1) {
        log.append(entries);
        entries.clear();
      }
    }
  }
}
