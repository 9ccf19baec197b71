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
import io.leat.flink.job.Checkpoints;
import io.leat.flink.train.LearningSettings;
import io.leat.index.document.UserDocument;
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
import org.jspecify.annotations.Nullable;

/** A small shop with an index, g0001, that live jobs keep up to date. */
final class LiveFixture {
  static final String GENERATION = "g0001";

  private static final LearningSettings LEARNING =
      LearningSettings.DEFAULT
          .withAls(new AlsParameters(8, 10, 0.1, 0.003, 1, 1))
          .withContent(new ContentParameters(8, 1000, 1, 1));
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Path directory;
  private final ShopFiles shop;
  private int events;

  private LiveFixture(Path directory, ShopFiles shop) {
    this.directory = directory;
    this.shop = shop;
  }

  static LiveFixture rebuilt(Path directory) throws IOException {
    LiveFixture fixture =
        new LiveFixture(directory, TinyShop.standard().writeTo(directory.resolve("shop")));
    fixture.rebuild();
    return fixture;
  }

  /** Builds the next generation, of the import and the log, and promotes it. */
  void rebuild() {
    Rebuild.embedded().run(new RebuildRequest(shop, index(), 2, 2, LEARNING), RebuildProgress.NONE);
  }

  ShopFiles shop() {
    return shop;
  }

  Path index() {
    return directory.resolve("index");
  }

  Path copyOfIndex() throws IOException {
    Path copy = directory.resolve("copy-of-index");
    try (Stream<Path> files = Files.walk(index())) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(index().relativize(file).toString()));
      }
    }
    return copy;
  }

  LiveJob start() {
    return start(index(), LiveSettings.DEFAULT);
  }

  LiveJob start(Path index, LiveSettings settings) {
    return LiveJob.start(new LiveRequest(shop, index, GENERATION, 2, settings));
  }

  static Checkpoints checkpoints(Path index) {
    return new Checkpoints(index.resolve(GENERATION).resolve("live/checkpoints"));
  }

  LogEntry event(@Nullable String user, @Nullable String session, String action, String item) {
    String json =
        TinyShop.line("live-" + events++, action, user, session, item, 0)
            .replace("2026-03-01T08:00:00Z", Instant.now().toString());
    return new LogEntry(user == null ? String.valueOf(session) : user, LogKind.EVENT, json);
  }

  List<LogEntry> randomEvents(Random random) {
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

  /** Waits until the published index is complete up to the log's end. */
  void caughtUp(EventLog log) {
    caughtUp(index(), log);
  }

  static void caughtUp(Path index, EventLog log) {
    await("the index is complete", () -> watermark(index) >= log.lastReceivedAt());
  }

  private static long watermark(Path index) {
    return new SnapshotStore(index).latest(GENERATION).map(Snapshot::watermark).orElse(0L);
  }

  static void await(String what, BooleanSupplier condition) {
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

  UserProfile profile(String user) {
    return IndexReading.user(index(), user).map(UserDocument::profile).orElse(UserProfile.EMPTY);
  }

  /** Of everyone in the generation that is served. */
  static Map<String, UserProfile> profiles(Path index) {
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

  /** But for the order in which weights were added up. */
  static void assertSame(
      String what, Map<String, UserProfile> found, Map<String, UserProfile> expected) {
    assertThat(found.keySet()).as(what).isEqualTo(expected.keySet());
    expected.forEach(
        (user, profile) -> {
          Map<String, ItemInterest> other = found.getOrDefault(user, UserProfile.EMPTY).items();
          assertThat(other.keySet()).as("%s %s", what, user).isEqualTo(profile.items().keySet());
          profile
              .items()
              .forEach(
                  (item, interest) ->
                      assertThat(other.getOrDefault(item, interest).weight())
                          .as("%s %s %s", what, user, item)
                          .isCloseTo(
                              interest.weight(), within(1e-9 * Math.abs(interest.weight()))));
        });
  }
}
