package io.leat.evaluation.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.data.ShopFiles;
import io.leat.data.log.EventLog;
import io.leat.data.log.KafkaTopic;
import io.leat.data.log.LogEntry;
import io.leat.data.log.LogException;
import io.leat.data.log.LogKind;
import io.leat.data.log.LogRecord;
import io.leat.flink.LiveJob;
import io.leat.flink.LiveRequest;
import io.leat.flink.LiveSettings;
import io.leat.flink.job.Environments;
import io.leat.index.forgotten.ForgottenPeople;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.http.SnapshotFollower;
import io.leat.search.live.LiveMemory;
import io.leat.search.live.MemoryBounds;
import io.leat.search.people.ForgetProof;
import io.leat.search.people.PersonalData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real broker, in a process of its own. */
final class KafkaIT {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @TempDir private static Path directory;

  @SuppressWarnings("NullAway.Init") // By startBroker().
  private static Process broker;

  private static int port;

  @BeforeAll
  static void startBroker() throws IOException {
    port = Environments.freePort();
    start();
  }

  private static void start() throws IOException {
    broker =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KafkaBroker.class.getName(),
                directory.resolve("kafka").toString(),
                String.valueOf(port))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("kafka.log").toFile())
            .start();
    Waiting.until(KafkaIT::answers, LONGEST, "the broker");
  }

  private static boolean answers() {
    try (EventLog log = topic("first").open()) {
      return log.lastReceivedAt() >= 0;
    } catch (LogException e) {
      assertThat(broker.isAlive()).isTrue();
      return false;
    }
  }

  private static KafkaTopic topic(String name) {
    return new KafkaTopic("localhost:" + port, name);
  }

  @AfterAll
  static void kill() throws InterruptedException {
    broker.destroyForcibly();
    assertThat(broker.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatIsAppendedIsReadInItsOrder() {
    KafkaTopic topic = topic("order");
    List<LogRecord> read = new ArrayList<>();
    long[] stamps;
    try (EventLog log = topic.open()) {
      List<LogEntry> entries = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        entries.add(new LogEntry("user-" + i % 7, LogKind.EVENT, "{\"n\":" + i + "}"));
      }
      stamps = log.append(entries);
      assertThat(stamps).hasSize(1_000).isSorted().doesNotHaveDuplicates();
      assertThat(log.lastReceivedAt()).isEqualTo(stamps[999]);
      log.read(0, read::add);
      for (int i = 0; i < 1_000; i++) {
        assertThat(read.get(i))
            .isEqualTo(new LogRecord(stamps[i], LogKind.EVENT, "{\"n\":" + i + "}"));
      }
    }
    assertThat(topic.lastReceivedAt()).isEqualTo(stamps[999]);
    read.clear();
    topic.read(stamps[299], stamps[799], read::add);
    assertThat(read)
        .extracting(LogRecord::receivedAt)
        .containsExactlyElementsOf(Arrays.stream(stamps, 300, 800).boxed().toList());
    // Another process goes on after what is there, whatever its clock says.
    try (EventLog log = topic.open()) {
      assertThat(log.append(List.of(new LogEntry("u", LogKind.EVENT, "{}")))[0])
          .isGreaterThan(stamps[999]);
    }
  }

  @Test
  void whoCannotReachTheBrokerIsTold() {
    assertThatThrownBy(() -> new KafkaTopic("localhost:1", "leat").open())
        .isInstanceOf(LogException.class)
        .hasMessageContaining("localhost:1")
        .hasMessageContaining("see that the broker runs");
  }

  @Test
  void whatWasAppendedOutlivesTheBroker() throws Exception {
    LogEntry before = new LogEntry("u", LogKind.EVENT, "{\"n\":1}");
    LogEntry after = new LogEntry("u", LogKind.EVENT, "{\"n\":2}");
    try (EventLog log = topic("outliving").open()) {
      log.append(List.of(before));
      kill();
      assertThatThrownBy(() -> log.append(List.of(after)))
          .isInstanceOf(LogException.class)
          .hasMessageContaining("did not take the records");
      start();
      log.append(List.of(after));
      List<String> read = new ArrayList<>();
      log.read(0, record -> read.add(record.json()));
      assertThat(read).containsExactly(before.json(), after.json());
    }
  }

  @Test
  void whoIsForgottenIsToldUntilWhenTheTopicHasTheirRecords() throws Exception {
    KafkaTopic topic = topic("forgetting");
    Path index = directory.resolve("forgetting");
    // It serves nothing: there is no index.
    try (EventLog log = topic.open();
        SnapshotFollower follower =
            new SnapshotFollower(new SnapshotStore(index), Duration.ofSeconds(1))) {
      log.append(
          List.of(
              new LogEntry(
                  "anna",
                  LogKind.EVENT,
                  "{\"event_id\":\"e1\",\"user_id\":\"anna\",\"action\":\"view\",\"item_id\":\"i\",\"timestamp\":\"2026-03-01T08:00:00Z\"}")));
      ForgottenPeople forgotten = new ForgottenPeople(index);
      LiveMemory memory = new LiveMemory(MemoryBounds.DEFAULT, InstantSource.system(), forgotten);
      PersonalData people = new PersonalData(log, forgotten, memory, follower);
      String receipt = people.forget("anna").receiptId();

      ForgetProof.Place forEver = inLog(people.verify("anna", receipt));
      assertThat(forEver.trace()).isTrue();
      assertThat(forEver.pendingUntil()).isNull();
      assertThat(forEver.detail()).contains("'forgetting'", "retention.ms is -1", "set its");

      Duration retention = Duration.ofDays(30);
      set("forgetting", TopicConfig.RETENTION_MS_CONFIG, String.valueOf(retention.toMillis()));
      ForgetProof proof = people.verify("anna", receipt);
      assertThat(inLog(proof).pendingUntil()).isEqualTo(proof.forgottenAt().plus(retention));
      assertThat(inLog(proof).detail()).contains("pending until", "1 record", "PT168H later");

      set("forgetting", TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
      assertThat(inLog(people.verify("anna", receipt)).detail())
          .contains("cleanup.policy is compact");
    }
  }

  private static ForgetProof.Place inLog(ForgetProof proof) {
    return proof.places().stream()
        .filter(place -> place.place().equals("log"))
        .findFirst()
        .orElseThrow();
  }

  private static void set(String name, String key, String value) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:" + port))) {
      AlterConfigOp op = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
      admin.incrementalAlterConfigs(Map.of(resource, List.of(op))).all().get();
    }
  }

  @Test
  void everyActIsCountedOnceThroughARestart() {
    ShopFiles files = TestedShop.simulate(directory, 7);
    ShopFiles shop = new ShopFiles(files.directory(), topic("live"));
    Path index = directory.resolve("index");
    try (EventLog log = shop.log().open()) {
      String generation = TestedShop.rebuild(shop, index);
      EventFeed feed = new EventFeed(log, new SnapshotStore(index), generation, 7);
      LiveRequest request = new LiveRequest(shop, index, generation, 2, LiveSettings.DEFAULT);
      feed.run(Duration.ofSeconds(1));
      try (LiveJob job = LiveJob.start(request)) {
        feed.run(Duration.ofSeconds(1));
        feed.awaitCounted(LONGEST);
        assertThat(feed.differences()).isEmpty();
        assertThat(job.status().isTerminalState()).isFalse();
        feed.run(Duration.ofSeconds(1));
      }
      feed.run(Duration.ofSeconds(1));
      try (LiveJob job = LiveJob.start(request)) {
        feed.awaitCounted(LONGEST);
        assertThat(feed.differences()).isEmpty();
        assertThat(job.status().isTerminalState()).isFalse();
      }
      // A rebuild reads the topic too.
      assertThat(TestedShop.rebuild(shop, index)).isNotEqualTo(generation);
      assertThat(feed.differences()).isEmpty();
    }
  }
}
