package io.leat.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leat.index.IndexException;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.MemoryLog;
import io.leat.search.ShopFixture;
import io.leat.search.http.FuzzedRequests.Fuzzed;
import io.leat.search.http.RawClient.Raw;
import io.leat.search.jobs.JobControl;
import io.leat.search.jobs.JobRefusedException;
import io.leat.search.jobs.JobStatus;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests that nobody should send, to every route: each is answered, soon, as what was wrong with
 * it and never as an error of the server's own; nothing is left behind. {@code
 * -Dleat.fuzz.requests=100000 -Dleat.fuzz.seed=1} for the long form.
 */
class FuzzIT {
  private static final int REQUESTS = Integer.getInteger("leat.fuzz.requests", 3000);
  private static final long SEED = Long.getLong("leat.fuzz.seed", 1);
  private static final int MOST_FAILURES = 20;
  private static final long MOST_HEAP_GROWTH = 64L << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Refuses whatever names no generation, as the real one does. */
  private record Control(SnapshotStore store) implements JobControl {
    @Override
    public JobStatus rebuild() {
      throw new JobRefusedException("a rebuild is running");
    }

    @Override
    public JobStatus promote(String generation) {
      try {
        store.promote(generation);
        return status();
      } catch (IndexException e) {
        throw new JobRefusedException(String.valueOf(e.getMessage()), e);
      }
    }

    @Override
    public JobStatus rollback() {
      throw new JobRefusedException("nothing to go back to");
    }

    @Override
    public JobStatus status() {
      return new JobStatus(null, null, List.of());
    }
  }

  @Test
  void nothingBreaksIt(@TempDir Path root) throws Exception {
    SnapshotStore store = new SnapshotStore(root);
    store.promote(new ShopFixture(7).write(store));
    MemoryLog log = new MemoryLog();
    LiveParts live = new LiveParts(log, InstantSource.system(), new Control(store));
    Protection patient = Protection.DEFAULT.withDeadline(Duration.ZERO);
    List<String> failures = new ArrayList<>();
    try (RunningServer server = new RunningServer(store, live, patient)) {
      FuzzedRequests requests = new FuzzedRequests(SEED);
      fire(server.port(), requests, REQUESTS / 3, failures);
      long heap = usedHeap(log);
      int threads = ManagementFactory.getThreadMXBean().getThreadCount();
      fire(server.port(), requests, REQUESTS - REQUESTS / 3, failures);

      assertThat(failures).as("seed %d", SEED).isEmpty();
      assertThat(server.get("/v1/search?q=lamp").status()).isEqualTo(200);
      assertThat(usedHeap(log)).isLessThan(heap + MOST_HEAP_GROWTH);
      assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(threads + 50);
    }
  }

  private static void fire(int port, FuzzedRequests requests, int count, List<String> failures)
      throws IOException {
    try (RawClient client = new RawClient(port)) {
      for (int i = 0; i < count && failures.size() < MOST_FAILURES; i++) {
        Fuzzed fuzzed = requests.next();
        String failure = failure(client, fuzzed);
        if (failure != null) {
          failures.add(failure + " of " + shown(fuzzed.bytes()));
        }
      }
    }
  }

  private static @Nullable String failure(RawClient client, Fuzzed fuzzed) throws IOException {
    Raw answer;
    try {
      answer = client.send(fuzzed.bytes(), fuzzed.head());
    } catch (SocketTimeoutException e) {
      client.close();
      // Noise may be the beginning of a request whose end the server waits for.
      return fuzzed.http() ? "no answer" : null;
    }
    if (!fuzzed.http()) {
      client.close();
      return answer != null && answer.status() >= 500 && answer.status() != 505
          ? "status " + answer.status()
          : null;
    }
    if (answer == null) {
      return "closed connection";
    }
    if (answer.status() >= 500 && answer.status() != 501) {
      return "status " + answer.status();
    }
    return answer.status() >= 400 && !fuzzed.head() ? problem(answer) : null;
  }

  private static @Nullable String problem(Raw answer) {
    try {
      return answer.contentType().startsWith(Problem.CONTENT_TYPE)
              && JSON.readTree(answer.body()).path("status").asInt() == answer.status()
          ? null
          : "status %d without a problem of it (%s)"
              .formatted(answer.status(), answer.contentType());
    } catch (IOException e) {
      return "status %d with a problem that is no JSON".formatted(answer.status());
    }
  }

  private static String shown(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.length() > 600 ? text.substring(0, 600) + "... (" + text.length() + ")" : text;
  }

  private static long usedHeap(MemoryLog log) {
    log.compact(record -> false);
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
