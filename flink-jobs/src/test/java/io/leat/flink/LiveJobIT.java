package io.leat.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.als.AlsParameters;
import io.leat.core.content.ContentParameters;
import io.leat.core.profile.ItemInterest;
import io.leat.core.profile.UserProfile;
import io.leat.data.ShopFiles;
import io.leat.data.log.EventLog;
import io.leat.data.log.LogEntry;
import io.leat.data.log.LogKind;
import io.leat.flink.IndexReading.IndexedItem;
import io.leat.flink.job.Checkpoints;
import io.leat.flink.train.LearningSettings;
import io.leat.index.document.UserDocument;
import io.leat.index.search.ServingSnapshot;
import io.leat.index.snapshot.Snapshot;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiveJobIT {
  private static final LearningSettings LEARNING =
      LearningSettings.DEFAULT
          .withAls(new AlsParameters(8, 10, 0.1, 0.003, 1, 1))
          .withContent(new ContentParameters(8, 1000, 1, 1));
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @TempDir private Path directory;
  private ShopFiles shop;
  private int events;

  @BeforeEach
  void rebuild() throws IOException {
    shop = TinyShop.standard().writeTo(directory.resolve("shop"));
    Rebuild.embedded().run(new RebuildRequest(shop, index(), 2, 2, LEARNING), RebuildProgress.NONE);
  }

  private Path index() {
    return directory.resolve("index");
  }

  private LiveJob start() {
    return start(index(), LiveSettings.DEFAULT);
  }

  private LiveJob start(Path index, LiveSettings settings) {
    return LiveJob.start(new LiveRequest(shop, index, "g0001", 2, settings));
  }

  private LogEntry event(
      @Nullable String user, @Nullable String session, String action, String item) {
    String json =
        TinyShop.line("live-" + events++, action, user, session, item, 0)
            .replace("2026-03-01T08:00:00Z", Instant.now().toString());
    return new LogEntry(user == null ? String.valueOf(session) : user, LogKind.EVENT, json);
  }

  /** Waits until the published index is complete up to the log's end. */
  private void caughtUp(EventLog log) {
    caughtUp(index(), log);
  }

  private static void caughtUp(Path index, EventLog log) {
    await("the index is complete", () -> watermark(index) >= log.lastReceivedAt());
  }

  private static long watermark(Path index) {
    return new SnapshotStore(index).latest("g0001").map(Snapshot::watermark).orElse(0L);
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private UserProfile profile(String user) {
    return IndexReading.user(index(), user).map(UserDocument::profile).orElse(UserProfile.EMPTY);
  }

  @Test
  void whatIsReceivedIsPublishedAndOutlivesRestarts() throws Exception {
    UserProfile before = profile("user-0");
    double popularity = IndexReading.items(index()).of("mug-1").popularity();
    try (EventLog log = shop.log().open()) {
      try (LiveJob job = start()) {
        log.append(
            List.of(event("user-0", null, "view", "mug-1"), event("new", "s", "view", "mug-2")));
        caughtUp(log);
        assertThat(profile("user-0").items())
            .containsKeys("mug-1")
            .containsKeys(before.items().keySet().toArray(String[]::new));
        assertThat(profile("new").items()).containsOnlyKeys("mug-2");
        assertThat(IndexReading.items(index()).of("mug-1").popularity()).isGreaterThan(popularity);
        assertThat(job.generation()).isEqualTo("g0001");
      }
      // What comes while nobody looks is found later.
      log.append(List.of(event("user-0", null, "purchase", "mug-2")));
      try (LiveJob job = start()) {
        caughtUp(log);
        assertThat(profile("user-0").items()).containsKeys("mug-1", "mug-2");
        assertThat(job.generation()).isEqualTo("g0001");
      }
      // Without anything that the job remembers, the log makes it all again.
      IOUtils.rm(index().resolve("g0001/live"));
      Map<String, ItemInterest> remembered = profile("user-0").items();
      log.append(List.of(event("user-2", null, "view", "mug-3")));
      try (LiveJob job = start()) {
        caughtUp(log);
        assertThat(profile("user-0").items()).isEqualTo(remembered);
        assertThat(profile("user-2").items()).containsKey("mug-3");
        log.append(List.of(event("user-0", null, "view", "mug-4")));
        caughtUp(log);
        assertThat(job.status().isTerminalState()).isFalse();
        assertThat(profile("user-0").items()).containsKeys("mug-1", "mug-2", "mug-4");
      }
    }
  }

  @Test
  void itemsComeChangeAndGo() throws Exception {
    try (EventLog log = shop.log().open();
        LiveJob job = start()) {
      log.append(
          List.of(
              new LogEntry(
                  "lamp-9",
                  LogKind.ITEM,
                  "{\"item_id\":\"lamp-9\",\"title\":\"Brass desk lamp nine\",\"categories\":[\"Home > Lighting\"],\"price\":20}"),
              new LogEntry("lamp-1", LogKind.ITEM_PATCH, "{\"item_id\":\"lamp-1\",\"price\":3.5}"),
              new LogEntry("mug-4", LogKind.ITEM_DELETION, "{\"item_id\":\"mug-4\"}")));
      caughtUp(log);
      IndexReading.Items items = IndexReading.items(index());
      assertThat(items.byId()).containsKey("lamp-9").doesNotContainKey("mug-4");
      IndexedItem added = items.of("lamp-9");
      assertThat(added.content()).as("a content vector at once").isNotNull();
      assertThat(added.embedding()).hasSize(8);
      assertThat(job.status().isTerminalState()).isFalse();
    }
  }

  @Test
  void whoIsForgottenLeavesNoTraceInTheIndex() throws Exception {
    try (EventLog log = shop.log().open();
        LiveJob job = start()) {
      log.append(
          List.of(
              event("user-0", "s1", "view", "mug-1"),
              event(null, "s2", "view", "mug-1"),
              event(null, "s2", "view", "mug-2")));
      caughtUp(log);
      assertThat(sessions()).isEqualTo(25);
      log.append(
          List.of(
              new LogEntry(
                  "user-0",
                  LogKind.FORGET,
                  "{\"user_id\":\"user-0\",\"session_ids\":[\"s1\",\"s2\"]}")));
      caughtUp(log);
      assertThat(IndexReading.user(index(), "user-0")).isEmpty();
      assertThat(sessions()).isEqualTo(23);
      assertThat(job.generation()).isEqualTo("g0001");
    }
  }

  private int sessions() {
    return IndexReading.read(
        index(), (ServingSnapshot snapshot) -> snapshot.sessions().getIndexReader().numDocs());
  }

  /** The property that matters most: the stream and the replay agree, wherever state lies. */
  @Test
  void aRebuildOverTheLogFindsWhatTheLiveJobsFound() throws Exception {
    long seed = 11;
    Random random = new Random(seed);
    Path onDisk = copyOfIndex();
    try (EventLog log = shop.log().open()) {
      for (int start = 0; start < 2; start++) {
        try (LiveJob job = start(onDisk, LiveSettings.DEFAULT.withRocksDb(true))) {
          for (int batch = 0; batch < 10; batch++) {
            log.append(randomEvents(random));
          }
          caughtUp(onDisk, log);
          assertThat(job.status().isTerminalState()).isFalse();
        }
        assertThat(checkpoints(onDisk).newest()).as("for the next start").isPresent();
      }
      try (LiveJob job = start()) {
        caughtUp(log);
        assertThat(job.status().isTerminalState()).isFalse();
      }
    }
    Map<String, UserProfile> live = profiles(index());
    assertSame("RocksDB", profiles(onDisk), live);
    Rebuild.embedded().run(new RebuildRequest(shop, index(), 2, 2, LEARNING), RebuildProgress.NONE);
    assertSame("rebuilt, seed " + seed, profiles(index()), live);
  }

  private Path copyOfIndex() throws IOException {
    Path copy = directory.resolve("copy-of-index");
    try (Stream<Path> files = Files.walk(index())) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(index().relativize(file).toString()));
      }
    }
    return copy;
  }

  /** But for the order in which weights were added up. */
  private static void assertSame(
      String what, Map<String, UserProfile> found, Map<String, UserProfile> expected) {
    assertThat(found.keySet()).as(what).isEqualTo(expected.keySet());
    expected.forEach(
        (user, profile) -> {
          UserProfile other = found.getOrDefault(user, UserProfile.EMPTY);
          assertThat(other.items().keySet()).as(what + " " + user).isEqualTo(profile.items().keySet());
          profile
              .items()
              .forEach(
                  (item, interest) ->
                      assertThat(other.items().getOrDefault(item, interest).weight())
                          .as("%s %s %s", what, user, item)
                          .isCloseTo(
                              interest.weight(), within(1e-9 * Math.abs(interest.weight()))));
        });
  }

  private static Checkpoints checkpoints(Path index) {
    return new Checkpoints(index.resolve("g0001/live/checkpoints"));
  }

  private List<LogEntry> randomEvents(Random random) {
    List<String> items = new ArrayList<>(TinyShop.LAMPS);
    items.addAll(TinyShop.MUGS);
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int user = random.nextInt(40);
      boolean anonymous = random.nextInt(3) == 0;
      entries.add(
          event(
              anonymous ? null : "user-" + user,
              random.nextBoolean() || anonymous ? "session-" + user : null,
              random.nextInt(5) == 0 ? "purchase" : "view",
              items.get(random.nextInt(items.size()))));
    }
    // Some come twice, as from a client that heard no answer.
    entries.addAll(entries.subList(0, 5));
    return entries;
  }

  private static Map<String, UserProfile> profiles(Path index) {
    return IndexReading.read(
        index,
        snapshot -> {
          Map<String, UserProfile> profiles = new TreeMap<>();
          for (String id : snapshot.userIds(1000)) {
            snapshot.user(id).ifPresent(user -> profiles.put(id, user.profile()));
          }
          return profiles;
        });
  }
}
