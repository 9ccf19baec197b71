package io.leat.evaluation.live;

import io.leat.index.IndexException;
import io.leat.index.search.SnapshotSearcherManager;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kills a server at random moments while it takes events, and compares what its index says in the
 * end with what was acknowledged.
 *
 * <pre>
 * start ── ready ── events ── SIGKILL ── start ── SIGKILL ── start ── the unacknowledged again ── ...
 * </pre>
 *
 * One request in flight: whatever was not acknowledged is sent again, with the same ids, until it
 * is.
 */
public final class KillRun {
  private static final Logger LOG = LoggerFactory.getLogger(KillRun.class);
  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final Duration LONGEST_CATCH_UP = Duration.ofMinutes(10);
  private static final int LARGEST_BATCH = 20;
  private static final int USERS = 30;
  private static final int ITEMS = 40;
  private static final double EXACT = 1e-6;

  /** One kill in so many comes while the server starts. */
  private static final int EARLY = 4;

  private static final int EARLIEST_MILLIS = 200;
  private static final int LATEST_EARLY_MILLIS = 5000;
  private static final int LATEST_MILLIS = 4000;

  private final LiveWork work;
  private final ServerCommand command;
  private final Random random;
  private final List<String> users;
  private final List<String> items;
  private final Instant time = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final MadeEvents events;
  private final List<Double> startSeconds = new ArrayList<>();
  private @Nullable String unacknowledged;
  private int repeated;
  private int duplicates;
  private int unreadable;

  public KillRun(LiveWork work, ServerCommand command, long seed) {
    this.work = work;
    this.command = command;
    this.random = new Random(seed);
    this.users = work.queries().userIds().stream().limit(USERS).toList();
    this.items = work.queries().itemIds().stream().limit(ITEMS).toList();
    this.events = new MadeEvents(users, items, random, time, "kill-" + time.getEpochSecond());
  }

  /**
   * What came of it.
   *
   * @param events acknowledged
   * @param repeated requests that were sent more than once
   * @param duplicates rows that the server knew already
   * @param lost acts that the index should count and does not
   * @param doubled acts that it counts too often
   * @param unreadable moments at which the published snapshot could not be opened and verified
   * @param startSeconds from starting the process until it serves, the median
   * @param seconds altogether
   */
  public record Result(
      int kills,
      int events,
      int repeated,
      int duplicates,
      long lost,
      long doubled,
      int unreadable,
      double startSeconds,
      double seconds) {}

  /** Kills so many times. */
  public Result run(int kills, IntConsumer progress) {
    long started = System.nanoTime();
    PublishedCounts before = counts();
    try (ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor()) {
      for (int kill = 0; kill < kills; kill++) {
        liveAndDie(killer);
        checkReadable();
        progress.accept(kill + 1);
      }
    }
    finish();
    checkReadable();
    PublishedCounts after = counts();
    Difference difference = new Difference();
    difference.add(events.ofUsers(), key -> after.ofUser(key, before));
    difference.add(events.ofItems(), item -> after.ofItem(item, before));
    startSeconds.sort(null);
    return new Result(
        kills,
        events.made(),
        repeated,
        duplicates,
        difference.lost,
        difference.doubled,
        unreadable,
        startSeconds.get(startSeconds.size() / 2),
        (System.nanoTime() - started) / 1e9);
  }

  private PublishedCounts counts() {
    return PublishedCounts.read(work, users, items, time.getEpochSecond());
  }

  private void liveAndDie(ScheduledExecutorService killer) {
    try (LiveServer server = command.start(work)) {
      if (random.nextInt(EARLY) == 0) {
        LiveServer.sleep(random.nextInt(EARLIEST_MILLIS, LATEST_EARLY_MILLIS));
        server.kill();
        return;
      }
      awaitReady(server);
      ScheduledFuture<?> kill =
          killer.schedule(server::kill, random.nextInt(LATEST_MILLIS), TimeUnit.MILLISECONDS);
      while (!kill.isDone()) {
        sendOne(server);
      }
    }
  }

  private void awaitReady(LiveServer server) {
    long started = System.nanoTime();
    if (!server.awaitReady(LONGEST_START)) {
      throw new IllegalStateException("the server ended by itself, see " + work.output());
    }
    startSeconds.add((System.nanoTime() - started) / 1e9);
  }

  /** Sends what was not acknowledged, or something new; it stays to be sent when that fails. */
  private void sendOne(LiveServer server) {
    String body = unacknowledged;
    if (body == null) {
      body = events.batch(random.nextInt(1, LARGEST_BATCH));
    } else {
      repeated++;
    }
    unacknowledged = body;
    try {
      LiveServer.Answer answer = server.post("/v1/events", body);
      if (answer.isOk() && answer.body().get("rejected").isEmpty()) {
        duplicates += answer.body().get("duplicates").asInt();
        unacknowledged = null;
      } else if (answer.isOk()) {
        throw new IllegalStateException("rejected: " + answer.body());
      }
    } catch (IOException e) {
      LOG.debug("Not acknowledged", e);
    }
  }

  private void finish() {
    try (LiveServer server = command.start(work)) {
      awaitReady(server);
      while (unacknowledged != null) {
        sendOne(server);
      }
      unacknowledged = events.links();
      while (unacknowledged != null) {
        sendOne(server);
      }
      long end = System.nanoTime() + LONGEST_CATCH_UP.toNanos();
      while (work.watermark() < work.logEnd()) {
        if (System.nanoTime() > end || !server.isAlive()) {
          throw new IllegalStateException("the index does not catch up, see " + work.output());
        }
        LiveServer.sleep(50);
      }
    }
  }

  private void checkReadable() {
    try {
      List<String> problems = work.store().verify(work.generation());
      if (!problems.isEmpty()) {
        throw new IndexException(String.join("; ", problems));
      }
      SnapshotSearcherManager.open(work.store()).close();
    } catch (IndexException e) {
      LOG.error("After {} events the published snapshot is unreadable", events.made(), e);
      unreadable++;
    }
  }

  /** Acts too few and too many. */
  private static final class Difference {
    private long lost;
    private long doubled;

    void add(Map<String, Integer> expected, ToDoubleFunction<String> found) {
      expected.forEach(
          (key, count) -> {
            double difference = found.applyAsDouble(key) - count;
            if (Math.abs(difference) > EXACT * Math.max(1, count)) {
              LOG.error("{}: {} acts acknowledged, the index has {} more", key, count, difference);
              if (difference < 0) {
                lost += Math.max(1, Math.round(-difference));
              } else {
                doubled += Math.max(1, Math.round(difference));
              }
            }
          });
    }
  }
}
