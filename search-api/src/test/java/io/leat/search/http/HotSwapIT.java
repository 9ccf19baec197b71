package io.leat.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.ShopFixture;
import io.leat.search.http.RunningServer.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class HotSwapIT {
  private static final List<String> PATHS =
      List.of(
          "/v1/search?q=lamp&user_id=blue&size=20",
          "/v1/recommend/for-you?user_id=red&size=20",
          "/v1/recommend/similar?item_id=item-010&size=20",
          "/v1/search?q=candel&session_items=item-003&blend=rrf");

  /** Promotion, and later rollback, while four clients ask: nobody sees a failure. */
  @Test
  @Timeout(300) // A swap that never comes would otherwise hold up the build for ever.
  void noRequestFailsWhileGenerationsAreSwapped(@TempDir Path root) throws Exception {
    SnapshotStore store = new SnapshotStore(root);
    String first = write(store, 1);
    store.promote(first);
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    Set<String> seen = ConcurrentHashMap.newKeySet();
    CountDownLatch done = new CountDownLatch(1);
    try (RunningServer server = new RunningServer(store)) {
      List<Thread> clients = new ArrayList<>();
      for (String path : PATHS) {
        clients.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      while (done.getCount() > 0) {
                        ask(server, path, seen, failures);
                      }
                    }));
      }
      await(seen, first, failures);
      String second = write(store, 2);
      store.promote(second);
      await(seen, second, failures);
      seen.clear();
      store.rollback();
      await(seen, first, failures);
      done.countDown();
      for (Thread client : clients) {
        client.join();
      }
    }
    assertThat(failures).isEmpty();
  }

  private static String write(SnapshotStore store, long seed) {
    return new ShopFixture(seed).write(store);
  }

  private static void ask(
      RunningServer server, String path, Set<String> seen, Queue<String> failures) {
    try {
      Answer answer = server.get(path);
      if (answer.status() == 200 && answer.json().path("hits").size() == 20) {
        seen.add(answer.json().path("index").path("generation").asText());
      } else {
        failures.add(path + ": " + answer.response().body());
      }
    } catch (Exception e) {
      failures.add(path + ": " + e);
    }
  }

  private static void await(Set<String> seen, String generation, Queue<String> failures)
      throws InterruptedException {
    while (!seen.contains(generation) && failures.isEmpty()) {
      Thread.sleep(10);
    }
  }
}
