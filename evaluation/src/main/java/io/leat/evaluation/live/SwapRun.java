package io.leat.evaluation.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.leat.evaluation.Latencies;
import io.leat.evaluation.ShopQueries;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches without a pause while a generation is built, promoted and taken back, and events come
 * in.
 */
public final class SwapRun {
  private static final Logger LOG = LoggerFactory.getLogger(SwapRun.class);
  private static final int SEARCHERS = 2;
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final Set<String> ENDED = Set.of("finished", "refused", "failed");
  private static final long LOOK_MILLIS = 100;

  private final LiveWork work;
  private final ServerCommand command;
  private final ShopQueries queries;
  private final List<Long> times = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicBoolean done = new AtomicBoolean();

  public SwapRun(LiveWork work, ServerCommand command) {
    this.work = work;
    this.command = command;
    this.queries = work.queries();
  }

  /**
   * What came of it.
   *
   * @param failed requests that were not answered with 200
   * @param secondsUntilServed by step, from the command until the other generation answers
   * @param steps how each ended: {@code finished} or why not
   */
  public record Result(
      int searches,
      int failed,
      Latencies search,
      Map<String, Double> secondsUntilServed,
      Map<String, String> steps) {}

  /** Rebuilds, rolls back, and promotes again. */
  public Result run() throws IOException {
    try (LiveServer server = command.start(work)) {
      if (!server.awaitReady(LONGEST)) {
        throw new IllegalStateException("the server ended by itself, see " + work.output());
      }
      Map<String, Double> seconds = new LinkedHashMap<>();
      Map<String, String> steps = new LinkedHashMap<>();
      // Closing it waits for the searches that are under way.
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < SEARCHERS; i++) {
          int searcher = i;
          threads.execute(() -> search(server, searcher));
        }
        threads.execute(() -> send(server));
        steps(server, seconds, steps);
      }
      return new Result(
          times.size(),
          failed.get(),
          Latencies.of(times.stream().mapToLong(Long::longValue).toArray()),
          seconds,
          steps);
    }
  }

  private void steps(LiveServer server, Map<String, Double> seconds, Map<String, String> steps)
      throws IOException {
    try {
      String before = work.generation();
      step(server, "rebuild", "{}", seconds, steps);
      String built = work.generation();
      if (!built.equals(before)) {
        step(server, "rollback", "{}", seconds, steps);
        step(server, "promote", "{\"generation\":\"%s\"}".formatted(built), seconds, steps);
      }
    } finally {
      done.set(true);
    }
  }

  private void step(
      LiveServer server,
      String name,
      String body,
      Map<String, Double> seconds,
      Map<String, String> steps)
      throws IOException {
    String before = served(server);
    long started = System.nanoTime();
    LiveServer.Answer answer = server.post("/v1/admin/" + name, body);
    if (!answer.isOk()) {
      throw new IllegalStateException(name + ": " + answer);
    }
    long end = System.nanoTime() + LONGEST.toNanos();
    JsonNode job = job(server);
    while (!ENDED.contains(job.path("state").asText())) {
      if (!seconds.containsKey(name) && !served(server).equals(before)) {
        seconds.put(name, (System.nanoTime() - started) / 1e9);
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(name + " does not end: " + job);
      }
      LiveServer.sleep(LOOK_MILLIS);
      job = job(server);
    }
    seconds.putIfAbsent(name, (System.nanoTime() - started) / 1e9);
    steps.put(name, job.path("state").asText() + ": " + job.path("detail").asText());
  }

  /** What the server answers with. */
  private static String served(LiveServer server) throws IOException {
    return server.get("/health/ready").body().at("/index/generation").asText();
  }

  private static JsonNode job(LiveServer server) throws IOException {
    for (JsonNode job : server.get("/v1/admin/status").body().path("jobs")) {
      if (job.path("name").asText().equals("rebuild")) {
        return job;
      }
    }
    throw new IllegalStateException("no job is told of");
  }

  private void search(LiveServer server, int searcher) {
    Random random = new Random(searcher);
    while (!done.get()) {
      String text = pick(queries.texts(), random);
      String user = pick(queries.userIds(), random);
      long started = System.nanoTime();
      try {
        LiveServer.Answer answer = server.get("/v1/search?q=" + text + "&user_id=" + user);
        if (!answer.isOk()) {
          failed(answer);
        }
      } catch (IOException e) {
        failed(e);
      }
      times.add(System.nanoTime() - started);
    }
  }

  private void failed(Object how) {
    failed.incrementAndGet();
    LOG.error("A search failed: {}", how);
  }

  private void send(LiveServer server) {
    MadeEvents events =
        new MadeEvents(
            queries.userIds(),
            queries.itemIds(),
            new Random(1),
            java.time.Instant.now(),
            "swap-" + System.nanoTime());
    while (!done.get()) {
      try {
        LiveServer.Answer answer = server.post("/v1/events", events.batch(20));
        if (!answer.isOk()) {
          failed(answer);
        }
      } catch (IOException e) {
        failed(e);
      }
      LiveServer.sleep(LOOK_MILLIS);
    }
  }

  private static String pick(List<String> values, Random random) {
    return URLEncoder.encode(values.get(random.nextInt(values.size())), StandardCharsets.UTF_8)
        .replace("+", "%20");
  }
}
