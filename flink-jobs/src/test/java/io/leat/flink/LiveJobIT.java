package io.leat.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.profile.ItemInterest;
import io.leat.core.profile.UserProfile;
import io.leat.data.log.EventLog;
import io.leat.data.log.LogEntry;
import io.leat.data.log.LogKind;
import io.leat.flink.IndexReading.IndexedItem;
import io.leat.index.search.ServingSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.util.IOUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiveJobIT {
  @TempDir private Path directory;
  private LiveFixture live;

  @BeforeEach
  void rebuild() throws IOException {
    live = LiveFixture.rebuilt(directory);
  }

  @Test
  void whatIsReceivedIsPublishedAndOutlivesRestarts() throws Exception {
    UserProfile before = live.profile("user-0");
    double popularity = IndexReading.items(live.index()).of("mug-1").popularity();
    try (EventLog log = live.shop().log().open()) {
      try (LiveJob job = live.start()) {
        log.append(
            List.of(
                live.event("user-0", null, "view", "mug-1"),
                live.event("new", "s", "view", "mug-2")));
        live.caughtUp(log);
        assertThat(live.profile("user-0").items())
            .containsKeys("mug-1")
            .containsKeys(before.items().keySet().toArray(String[]::new));
        assertThat(live.profile("new").items()).containsOnlyKeys("mug-2");
        assertThat(IndexReading.items(live.index()).of("mug-1").popularity())
            .isGreaterThan(popularity);
        assertThat(job.generation()).isEqualTo("g0001");
      }
      // What comes while nobody looks is found later.
      log.append(List.of(live.event("user-0", null, "purchase", "mug-2")));
      try (LiveJob job = live.start()) {
        live.caughtUp(log);
        assertThat(live.profile("user-0").items()).containsKeys("mug-1", "mug-2");
        assertThat(job.generation()).isEqualTo("g0001");
      }
      // Without anything that the job remembers, the log makes it all again.
      IOUtils.rm(live.index().resolve("g0001/live"));
      Map<String, ItemInterest> remembered = live.profile("user-0").items();
      log.append(List.of(live.event("user-2", null, "view", "mug-3")));
      try (LiveJob job = live.start()) {
        live.caughtUp(log);
        assertThat(live.profile("user-0").items()).isEqualTo(remembered);
        assertThat(live.profile("user-2").items()).containsKey("mug-3");
        log.append(List.of(live.event("user-0", null, "view", "mug-4")));
        live.caughtUp(log);
        assertThat(job.status().isTerminalState()).isFalse();
        assertThat(live.profile("user-0").items()).containsKeys("mug-1", "mug-2", "mug-4");
      }
    }
  }

  @Test
  void itemsComeChangeAndGo() throws Exception {
    try (EventLog log = live.shop().log().open();
        LiveJob job = live.start()) {
      log.append(
          List.of(
              new LogEntry(
                  "lamp-9",
                  LogKind.ITEM,
                  "{\"item_id\":\"lamp-9\",\"title\":\"Brass desk lamp nine\",\"categories\":[\"Home > Lighting\"],\"price\":20}"),
              new LogEntry("lamp-1", LogKind.ITEM_PATCH, "{\"item_id\":\"lamp-1\",\"price\":3.5}"),
              new LogEntry("mug-4", LogKind.ITEM_DELETION, "{\"item_id\":\"mug-4\"}")));
      live.caughtUp(log);
      IndexReading.Items items = IndexReading.items(live.index());
      assertThat(items.byId()).containsKey("lamp-9").doesNotContainKey("mug-4");
      IndexedItem added = items.of("lamp-9");
      assertThat(added.content()).as("a content vector at once").isNotNull();
      assertThat(added.embedding()).hasSize(8);
      assertThat(job.status().isTerminalState()).isFalse();
    }
  }

  @Test
  void whoIsForgottenLeavesNoTraceInTheIndex() throws Exception {
    try (EventLog log = live.shop().log().open();
        LiveJob job = live.start()) {
      log.append(
          List.of(
              live.event("user-0", "s1", "view", "mug-1"),
              live.event(null, "s2", "view", "mug-1"),
              live.event(null, "s2", "view", "mug-2")));
      live.caughtUp(log);
      assertThat(sessions()).isEqualTo(25);
      log.append(
          List.of(
              new LogEntry(
                  "user-0",
                  LogKind.FORGET,
                  "{\"user_id\":\"user-0\",\"session_ids\":[\"s1\",\"s2\"]}")));
      live.caughtUp(log);
      assertThat(IndexReading.user(live.index(), "user-0")).isEmpty();
      assertThat(sessions()).isEqualTo(23);
      assertThat(job.generation()).isEqualTo("g0001");
    }
  }

  private int sessions() {
    return IndexReading.read(
        live.index(), (ServingSnapshot snapshot) -> snapshot.sessions().getIndexReader().numDocs());
  }

  /** The property that matters most: the stream and the replay agree, wherever state lies. */
  @Test
  void aRebuildOverTheLogFindsWhatTheLiveJobsFound() throws Exception {
    long seed = 11;
    Random random = new Random(seed);
    Path onDisk = live.copyOfIndex();
    try (EventLog log = live.shop().log().open()) {
      for (int start = 0; start < 2; start++) {
        try (LiveJob job = live.start(onDisk, LiveSettings.DEFAULT.withRocksDb(true))) {
          for (int batch = 0; batch < 10; batch++) {
            log.append(live.randomEvents(random));
          }
          LiveFixture.caughtUp(onDisk, log);
          assertThat(job.status().isTerminalState()).isFalse();
        }
        assertThat(LiveFixture.checkpoints(onDisk).newest()).as("for the next start").isPresent();
        assertThat(onDisk.resolve("g0001/live/refused-checkpoints")).doesNotExist();
      }
      try (LiveJob job = live.start()) {
        live.caughtUp(log);
        assertThat(job.status().isTerminalState()).isFalse();
      }
    }
    Map<String, UserProfile> profiles = LiveFixture.profiles(live.index());
    LiveFixture.assertSame("RocksDB", LiveFixture.profiles(onDisk), profiles);
    live.rebuild();
    LiveFixture.assertSame("rebuilt, seed " + seed, LiveFixture.profiles(live.index()), profiles);
  }
}
