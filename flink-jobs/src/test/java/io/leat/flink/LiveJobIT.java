package io.leat.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.als.AlsParameters;
import io.leat.core.content.ContentParameters;
import io.leat.core.matrix.FloatRows;
import io.leat.core.profile.ItemInterest;
import io.leat.core.profile.UserProfile;
import io.leat.data.ShopFiles;
import io.leat.data.log.EventLog;
import io.leat.data.log.LogEntry;
import io.leat.data.log.LogKind;
import io.leat.flink.IndexReading.IndexedItem;
import io.leat.flink.train.LearningSettings;
import io.leat.index.document.UserDocument;
import io.leat.index.search.ServingSnapshot;
import io.leat.index.snapshot.Snapshot;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
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

  /** The words that the model knows stay the same. */
  private static final String NAMED_ANEW =
      "{\"item_id\":\"lamp-9\",\"title\":\"Brass desk lamp nine\",\"brand\":\"Nobody\",\"categories\":[\"Home > Lighting\"]}";

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
    return LiveJob.start(new LiveRequest(shop, index(), "g0001", 2, LiveSettings.DEFAULT));
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
    await("the index is complete", () -> watermark() >= log.lastReceivedAt());
  }

  private long watermark() {
    return new SnapshotStore(index()).latest("g0001").map(Snapshot::watermark).orElse(0L);
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

  /** A lamp by its text; those who buy mugs take to it. */
  @Test
  void peopleFormTheVectorOfANewItem() throws Exception {
    try (EventLog log = shop.log().open()) {
      float[] text;
      float[] one;
      float[] both;
      try (LiveJob job = start()) {
        log.append(
            List.of(
                new LogEntry(
                    "lamp-9",
                    LogKind.ITEM,
                    "{\"item_id\":\"lamp-9\",\"title\":\"Brass desk lamp nine\",\"categories\":[\"Home > Lighting\"]}")));
        text = vectorOnceRead(log, "lamp-9");
        log.append(List.of(event("user-1", null, "purchase", "lamp-9")));
        one = vectorOnceRead(log, "lamp-9");
        log.append(List.of(event("user-3", null, "purchase", "lamp-9")));
        both = vectorOnceRead(log, "lamp-9");
        float[] first = interest("user-1");
        float[] second = interest("user-3");
        assertThat(FloatRows.dot(one, first)).isGreaterThan(FloatRows.dot(text, first));
        assertThat(FloatRows.dot(both, second)).isGreaterThan(FloatRows.dot(one, second));
        assertThat(job.status().isTerminalState()).isFalse();
      }
      // From the checkpoint: an upsert of the line has the people still.
      log.append(List.of(new LogEntry("lamp-9", LogKind.ITEM, NAMED_ANEW)));
      try (LiveJob job = start()) {
        assertThat(vectorOnceRead(log, "lamp-9")).containsExactly(both, within(1e-6f));
        assertThat(IndexReading.items(index()).of("lamp-9").json()).contains("Nobody");
        assertThat(job.status().isTerminalState()).isFalse();
      }
      // From nothing but the log.
      IOUtils.rm(index().resolve("g0001/live"));
      try (LiveJob job = start()) {
        log.append(List.of(new LogEntry("user-3", LogKind.FORGET, "{\"user_id\":\"user-3\"}")));
        assertThat(vectorOnceRead(log, "lamp-9")).containsExactly(one, within(1e-6f));
        log.append(List.of(new LogEntry("user-1", LogKind.FORGET, "{\"user_id\":\"user-1\"}")));
        assertThat(vectorOnceRead(log, "lamp-9")).containsExactly(text, within(1e-6f));
        assertThat(job.status().isTerminalState()).isFalse();
      }
    }
  }

  private float[] vectorOnceRead(EventLog log, String item) {
    caughtUp(log);
    return IndexReading.items(index()).of(item).embedding();
  }

  private float[] interest(String user) {
    return IndexReading.user(index(), user).map(UserDocument::interest).orElseThrow();
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

  /** The property that matters most: the stream and the replay agree. */
  @Test
  void aRebuildOverTheLogFindsWhatTheLiveJobFound() throws Exception {
    long seed = 11;
    Random random = new Random(seed);
    List<String> items = new ArrayList<>(TinyShop.LAMPS);
    items.addAll(TinyShop.MUGS);
    try (EventLog log = shop.log().open()) {
      try (LiveJob job = start()) {
        for (int batch = 0; batch < 20; batch++) {
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
          log.append(entries);
        }
        caughtUp(log);
        assertThat(job.status().isTerminalState()).isFalse();
      }
    }
    Map<String, UserProfile> live = profiles();
    Rebuild.embedded().run(new RebuildRequest(shop, index(), 2, 2, LEARNING), RebuildProgress.NONE);
    Map<String, UserProfile> replayed = profiles();
    assertThat(live.keySet()).as("seed %d", seed).isEqualTo(replayed.keySet());
    live.forEach(
        (user, profile) -> {
          UserProfile other = replayed.getOrDefault(user, UserProfile.EMPTY);
          assertThat(profile.items().keySet()).as(user).isEqualTo(other.items().keySet());
          profile
              .items()
              .forEach(
                  (item, interest) ->
                      assertThat(interest.weight())
                          .as("%s %s", user, item)
                          .isCloseTo(
                              other.items().getOrDefault(item, interest).weight(),
                              within(1e-9 * Math.abs(interest.weight()))));
        });
  }

  private Map<String, UserProfile> profiles() {
    return IndexReading.read(
        index(),
        snapshot -> {
          Map<String, UserProfile> profiles = new TreeMap<>();
          for (String id : snapshot.userIds(1000)) {
            snapshot.user(id).ifPresent(user -> profiles.put(id, user.profile()));
          }
          return profiles;
        });
  }
}
