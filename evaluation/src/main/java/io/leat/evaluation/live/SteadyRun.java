package io.leat.evaluation.live;

import io.leat.data.log.EventLog;
import io.leat.data.log.LogEntry;
import io.leat.data.log.LogKind;
import io.leat.evaluation.ShopQueries;
import io.leat.flink.LiveJob;
import io.leat.flink.LiveRequest;
import io.leat.flink.LiveSettings;
import io.leat.flink.job.Checkpoints;
import io.leat.index.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Whether memory and disk stay as they are while the same people go on as they do: the live job in
 * this process, with sessions and event ids forgotten soon, so that a few minutes are enough.
 */
public final class SteadyRun {
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final int VISIT_SECONDS = 10;

  /** That one person takes to, over and over: whoever tries ever new ones is not steady. */
  private static final int ITEMS_OF_A_PERSON = 20;

  private final LiveWork work;
  private final ShopQueries queries;

  public SteadyRun(LiveWork work) {
    this.work = work;
    this.queries = work.queries();
  }

  /**
   * What was looked at.
   *
   * @param second since the beginning
   * @param heapBytes used after a garbage collection
   * @param checkpointBytes of the newest checkpoint
   * @param indexBytes of the files that the newest snapshot names
   * @param generationBytes of all that lies in the generation's directory, but for the rejects
   */
  public record Sample(
      double second, long heapBytes, long checkpointBytes, long indexBytes, long generationBytes) {}

  /**
   * How something grew after the warm-up.
   *
   * @param mean in bytes
   * @param percentPerMinute slope of the least-squares line, of the mean
   */
  public record Growth(double mean, double percentPerMinute) {}

  /**
   * What came of it.
   *
   * @param events sent
   */
  public record Result(
      long events,
      Growth heap,
      Growth checkpoint,
      Growth index,
      Growth generation,
      List<Sample> samples) {}

  /** Settings of a live job that forgets within seconds what it forgets within days. */
  public static LiveSettings hasty(Duration forgotten) {
    LiveSettings settings = LiveSettings.DEFAULT;
    return new LiveSettings(
        new io.leat.flink.log.ReceptionBounds(
            settings.bounds().late(), settings.bounds().ahead(), forgotten),
        settings.checkpointMillis(),
        settings.acts(),
        forgotten,
        forgotten,
        settings.personKept(),
        settings.rocksDb());
  }

  /**
   * Sends so many events a second for so long, and looks every so often.
   *
   * @param warmUp that is not counted
   */
  public Result run(
      int eventsPerSecond,
      Duration duration,
      Duration warmUp,
      Duration interval,
      LiveSettings settings) {
    List<Sample> samples = new ArrayList<>();
    long sent = 0;
    try (EventLog log = work.shop().log().open();
        LiveJob job =
            LiveJob.start(
                new LiveRequest(work.shop(), work.index(), work.generation(), 2, settings))) {
      long started = System.nanoTime();
      long nextLook = interval.toNanos();
      Random random = new Random(1);
      int each = Math.max(1, (int) (eventsPerSecond * BETWEEN.toMillis() / 1000));
      for (long at = 0; at < duration.toNanos(); at = System.nanoTime() - started) {
        log.append(visits(random, sent, each));
        sent += each;
        if (at >= nextLook) {
          samples.add(sample(at / 1e9));
          nextLook += interval.toNanos();
        }
        long due = started + sent * 1_000_000_000L / eventsPerSecond;
        LiveServer.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
      }
      if (job.status().isGloballyTerminalState()) {
        throw new IllegalStateException("the job is " + job.status());
      }
    }
    List<Sample> steady =
        samples.stream().filter(sample -> sample.second >= warmUp.toSeconds()).toList();
    return new Result(
        sent,
        growth(steady, Sample::heapBytes),
        growth(steady, Sample::checkpointBytes),
        growth(steady, Sample::indexBytes),
        growth(steady, Sample::generationBytes),
        samples);
  }

  /** Everybody comes again and again, each time in another session. */
  private List<LogEntry> visits(Random random, long sent, int count) {
    Instant now = Instant.now();
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String user = queries.userIds().get(random.nextInt(queries.userIds().size()));
      String session = user + "-" + now.getEpochSecond() / VISIT_SECONDS;
      int liked = user.hashCode() + 31 * random.nextInt(ITEMS_OF_A_PERSON);
      String item = queries.itemIds().get(Math.floorMod(liked, queries.itemIds().size()));
      entries.add(
          new LogEntry(
              user,
              LogKind.EVENT,
              MadeEvents.json(
                  "steady-" + now.toEpochMilli() + "-" + (sent + i),
                  random.nextInt(3) == 0 ? null : user,
                  session,
                  item,
                  now)));
    }
    return entries;
  }

  private Sample sample(double second) {
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    Path generation = work.store().generationDirectory(work.generation());
    long checkpoint =
        new Checkpoints(generation.resolve("live/checkpoints"))
            .newest()
            .map(SteadyRun::bytes)
            .orElse(0L);
    long index =
        work.store().latest(work.generation()).stream()
            .flatMap(snapshot -> snapshot.shards().stream())
            .flatMap(shard -> shard.files().stream())
            .mapToLong(Snapshot.FileEntry::size)
            .sum();
    return new Sample(second, heap, checkpoint, index, bytes(generation));
  }

  /** Of what is there while one file comes and another goes. */
  private static long bytes(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .mapToLong(
              file ->
                  Files.isDirectory(file)
                      ? file.endsWith("rejects") ? 0 : bytes(file)
                      : file.toFile().length())
          .sum();
    } catch (java.nio.file.NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Least squares over the samples' seconds. */
  static Growth growth(List<Sample> samples, ToDoubleFunction<Sample> measure) {
    double meanTime = samples.stream().mapToDouble(Sample::second).average().orElse(0);
    double mean = samples.stream().mapToDouble(measure).average().orElse(0);
    double covariance = 0;
    double variance = 0;
    for (Sample sample : samples) {
      double time = sample.second - meanTime;
      covariance += time * (measure.applyAsDouble(sample) - mean);
      variance += time * time;
    }
    double slope = variance == 0 ? 0 : covariance / variance;
    return new Growth(mean, mean == 0 ? 0 : 100 * 60 * slope / mean);
  }
}
