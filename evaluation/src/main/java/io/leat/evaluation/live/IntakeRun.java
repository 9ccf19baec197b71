package io.leat.evaluation.live;

import io.leat.evaluation.Latencies;
import io.leat.evaluation.ShopQueries;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How many events a second a server accepts, each batch durable before the connection's next. */
public final class IntakeRun {
  private static final Duration LONGEST_START = Duration.ofMinutes(2);
  private static final String PLACE = "@@@@@@@@@@";

  private final LiveWork work;
  private final ServerCommand command;
  private final ShopQueries queries;
  private final String run = "intake-" + Instant.now().getEpochSecond() + "-";

  public IntakeRun(LiveWork work, ServerCommand command) {
    this.work = work;
    this.command = command;
    this.queries = work.queries();
  }

  /** What was measured. */
  public record Result(
      int connections, int batch, long events, double eventsPerSecond, Latencies answer) {}

  /** Sends for so long, after a third of that to warm up. */
  public Result run(int connections, int batch, Duration duration) {
    try (LiveServer server = command.start(work)) {
      if (!server.awaitReady(LONGEST_START)) {
        throw new IllegalStateException("the server ended by itself, see " + work.output());
      }
      send(server, connections, batch, duration.dividedBy(3), 0);
      long started = System.nanoTime();
      List<Long> times = send(server, connections, batch, duration, 1);
      double seconds = (System.nanoTime() - started) / 1e9;
      long events = (long) times.size() * batch;
      return new Result(
          connections,
          batch,
          events,
          events / seconds,
          Latencies.of(times.stream().mapToLong(Long::longValue).toArray()));
    }
  }

  private List<Long> send(
      LiveServer server, int connections, int batch, Duration duration, int phase) {
    long end = System.nanoTime() + duration.toNanos();
    List<Long> times = new ArrayList<>();
    try (ExecutorService senders = Executors.newFixedThreadPool(connections)) {
      List<Future<List<Long>>> running = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        int connection = phase * connections + i;
        running.add(senders.submit(() -> sendUntil(server, connection, batch, end)));
      }
      for (Future<List<Long>> one : running) {
        times.addAll(one.get());
      }
      return times;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private List<Long> sendUntil(LiveServer server, int connection, int batch, long end)
      throws IOException {
    // Made once: the machine is the server's.
    String form = form(connection, batch);
    List<Long> times = new ArrayList<>();
    for (int number = 0; System.nanoTime() < end; number++) {
      String body = form.replace(PLACE, "%010d".formatted(number));
      long started = System.nanoTime();
      LiveServer.Answer answer = server.post("/v1/events", body);
      times.add(System.nanoTime() - started);
      if (answer.body().path("accepted").asInt() != batch) {
        throw new IllegalStateException("not accepted: " + answer);
      }
    }
    return times;
  }

  private String form(int connection, int batch) {
    Random random = new Random(connection);
    Instant time = Instant.now();
    StringBuilder body = new StringBuilder("[");
    for (int i = 0; i < batch; i++) {
      String user = queries.userIds().get(random.nextInt(queries.userIds().size()));
      body.append(i == 0 ? "" : ",")
          .append(
              MadeEvents.json(
                  run + connection + "-" + PLACE + "-" + i,
                  user,
                  run + user,
                  queries.itemIds().get(random.nextInt(queries.itemIds().size())),
                  time));
    }
    return body.append(']').toString();
  }
}
