package io.leat.evaluation.live;

import io.leat.data.Event;
import io.leat.data.Item;
import io.leat.data.Parsed;
import io.leat.data.json.EventJson;
import io.leat.data.json.ItemJson;
import io.leat.data.log.LogKind;
import io.leat.evaluation.Latencies;
import io.leat.evaluation.ShopQueries;
import io.leat.index.snapshot.Snapshot;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How long it takes until what was accepted is published, under a steady stream of events; and
 * until an item is found by a search.
 *
 * <pre>
 * events   answered ───────────────────────► a snapshot whose position is that of the event
 * items    answered ───────────────────────► the first search that finds it
 * </pre>
 */
public final class LatencyRun {
  private static final int BATCH = 20;
  private static final int SENDERS = 4;
  private static final long LOOK_MILLIS = 10;
  private static final long BETWEEN_ITEMS_MILLIS = 500;
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final LiveWork work;
  private final ServerCommand command;
  private final ShopQueries queries;
  private final String run = "latency-" + Instant.now().getEpochSecond();

  /** When each snapshot was first seen, with its position. */
  private final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());

  /** When the last request of a batch was answered, by the batch's first event id. */
  private final Map<String, Long> answered = new ConcurrentHashMap<>();

  private record Seen(long nanos, long watermark) {}

  public LatencyRun(LiveWork work, ServerCommand command) {
    this.work = work;
    this.command = command;
    this.queries = work.queries();
  }

  /**
   * What was measured.
   *
   * @param eventsPerSecond sent
   * @param event from the answer until it is counted in the published index, by batches
   * @param item from the answer until a search finds it
   * @param answer of a request
   */
  public record Result(double eventsPerSecond, Latencies answer, Latencies event, Latencies item) {}

  /** Sends so many events a second for so long, after a tenth of that to warm up. */
  public Result run(int eventsPerSecond, Duration duration) {
    try (LiveServer server = command.start(work)) {
      if (!server.awaitReady(LONGEST)) {
        throw new IllegalStateException("the server ended by itself, see " + work.output());
      }
      send(server, eventsPerSecond, duration.dividedBy(10), "warm");
      AtomicBoolean done = new AtomicBoolean();
      try (ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<?> looking = background.submit(() -> look(done));
        Future<List<Long>> items = background.submit(() -> items(server, done));
        long started = System.nanoTime();
        List<Long> answers = send(server, eventsPerSecond, duration, "timed");
        double seconds = (System.nanoTime() - started) / 1e9;
        long end = work.logEnd();
        awaitSeen(end);
        done.set(true);
        looking.get();
        return new Result(
            answers.size() * (double) BATCH / seconds,
            latencies(answers),
            latencies(eventTimes()),
            latencies(items.get()));
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private static Latencies latencies(List<Long> times) {
    return Latencies.of(times.stream().mapToLong(Long::longValue).toArray());
  }

  /** An open loop: a request that waits does not keep the next from being sent. */
  private List<Long> send(LiveServer server, int rate, Duration duration, String phase) {
    int batches = (int) (duration.toMillis() * rate / 1000 / BATCH);
    long between = TimeUnit.SECONDS.toNanos(1) * BATCH / rate;
    List<Long> times = Collections.synchronizedList(new ArrayList<>());
    long started = System.nanoTime();
    try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
      List<Future<?>> sent = new ArrayList<>();
      for (int i = 0; i < batches; i++) {
        int batch = i;
        sent.add(
            senders.submit(
                () -> {
                  pause(started + batch * between);
                  times.add(sendOne(server, phase, batch));
                }));
      }
      for (Future<?> one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return times;
  }

  private static void pause(long until) {
    long left = until - System.nanoTime();
    if (left > 0) {
      LiveServer.sleep(TimeUnit.NANOSECONDS.toMillis(left));
    }
  }

  private long sendOne(LiveServer server, String phase, int batch) {
    Random random = new Random(batch);
    String first = id(phase, batch, 0);
    StringBuilder body = new StringBuilder("[");
    for (int i = 0; i < BATCH; i++) {
      String user = queries.userIds().get(random.nextInt(queries.userIds().size()));
      body.append(i == 0 ? "" : ",")
          .append(
              MadeEvents.json(
                  id(phase, batch, i),
                  user,
                  run + "-of-" + user,
                  queries.itemIds().get(random.nextInt(queries.itemIds().size())),
                  Instant.now()));
    }
    long started = System.nanoTime();
    LiveServer.Answer answer = post(server, body.append(']').toString());
    long now = System.nanoTime();
    if (answer.body().path("accepted").asInt() != BATCH) {
      throw new IllegalStateException("not accepted: " + answer);
    }
    if (phase.equals("timed")) {
      answered.put(first, now);
    }
    return now - started;
  }

  private String id(String phase, int batch, int number) {
    return run + "-" + phase + "-" + batch + "-" + number;
  }

  private static LiveServer.Answer post(LiveServer server, String body) {
    try {
      return server.post("/v1/events", body);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void look(AtomicBoolean done) {
    SnapshotStore store = work.store();
    String generation = work.generation();
    int last = 0;
    while (!done.get()) {
      int number = store.latestNumber(generation);
      if (number > last) {
        last = number;
        long now = System.nanoTime();
        store
            .snapshot(generation, number)
            .map(Snapshot::watermark)
            .ifPresent(watermark -> seen.add(new Seen(now, watermark)));
      }
      LiveServer.sleep(LOOK_MILLIS);
    }
  }

  private void awaitSeen(long stamp) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (seen.isEmpty() || seen.getLast().watermark < stamp) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the index does not catch up, see " + work.output());
      }
      LiveServer.sleep(LOOK_MILLIS);
    }
  }

  /** From each batch's answer to the first snapshot that has it. */
  private List<Long> eventTimes() {
    Map<String, Long> stamps = new HashMap<>();
    work.shop()
        .log()
        .read(
            0,
            Long.MAX_VALUE,
            record -> {
              if (record.kind() == LogKind.EVENT
                  && record.json().contains(run)
                  && EventJson.parse(record.json()) instanceof Parsed.Valid<Event> valid) {
                stamps.put(valid.value().eventId(), record.receivedAt());
              }
            });
    List<Long> times = new ArrayList<>();
    answered.forEach(
        (first, nanos) -> {
          String last = first.substring(0, first.lastIndexOf('-')) + "-" + (BATCH - 1);
          long stamp = stamps.getOrDefault(last, Long.MAX_VALUE);
          times.add(Math.max(0, seenAt(stamp) - nanos));
        });
    return times;
  }

  private long seenAt(long stamp) {
    for (Seen one : seen) {
      if (one.watermark >= stamp) {
        return one.nanos;
      }
    }
    throw new IllegalStateException("never published: " + stamp);
  }

  private List<Long> items(LiveServer server, AtomicBoolean done) throws IOException {
    List<Long> times = new ArrayList<>();
    for (int number = 0; !done.get(); number++) {
      String id = run + "-item-" + number;
      String word = "zq" + Integer.toString(number, 26).replaceAll("[^a-z]", "x") + "w" + number;
      LiveServer.Answer put = server.put("/v1/items/" + id, item(id, "Lamp " + word));
      if (!put.isOk()) {
        throw new IllegalStateException("not accepted: " + put);
      }
      long accepted = System.nanoTime();
      while (!finds(server, word, id)) {
        if (System.nanoTime() - accepted > LONGEST.toNanos()) {
          throw new IllegalStateException(id + " is not found by '" + word + "'");
        }
        LiveServer.sleep(LOOK_MILLIS);
      }
      times.add(System.nanoTime() - accepted);
      LiveServer.sleep(BETWEEN_ITEMS_MILLIS);
    }
    return times;
  }

  private static boolean finds(LiveServer server, String word, String id) throws IOException {
    for (var hit : server.get("/v1/search?size=5&q=" + word).body().path("hits")) {
      if (hit.path("item_id").asText().equals(id)) {
        return true;
      }
    }
    return false;
  }

  private static String item(String id, String title) {
    return ItemJson.write(
        new Item(
            id, title, null, null, List.of(), 9.5, null, true, Map.of(), null, null, null, null,
            List.of(), null));
  }
}
