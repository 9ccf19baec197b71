package io.leat.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.profile.UserProfile;
import io.leat.data.log.EventLog;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints that a job cannot go on from: it starts without, and counts everything once. */
final class LiveRestoreIT {
  @TempDir private Path directory;
  private LiveFixture live;

  @BeforeEach
  void rebuild() throws IOException {
    live = LiveFixture.rebuilt(directory);
  }

  @Test
  void aJobThatCannotGoOnFromItsCheckpointStartsWithoutIt() throws Exception {
    Random random = new Random(13);
    try (EventLog log = live.shop().log().open()) {
      run(log, LiveSettings.DEFAULT, random);
      assertThat(refused()).doesNotExist();

      Path metadata = newest().resolve("_metadata");
      byte[] bytes = Files.readAllBytes(metadata);
      Files.write(metadata, Arrays.copyOf(bytes, bytes.length / 2));
      refuses(log, LiveSettings.DEFAULT, random);

      ofAnotherGraph(newest().resolve("_metadata"));
      refuses(log, LiveSettings.DEFAULT, random);

      // Seen by the tasks only, as a serializer that has changed.
      refuses(log, LiveSettings.DEFAULT.withRocksDb(true), random);
    }
    Map<String, UserProfile> profiles = LiveFixture.profiles(live.index());
    live.rebuild();
    LiveFixture.assertSame("rebuilt", LiveFixture.profiles(live.index()), profiles);
  }

  private Path checkpoints() {
    return LiveFixture.checkpoints(live.index()).directory();
  }

  private Path newest() {
    return LiveFixture.checkpoints(live.index()).newest().orElseThrow();
  }

  private Path refused() {
    return live.index().resolve(LiveFixture.GENERATION).resolve("live/refused-checkpoints");
  }

  private void run(EventLog log, LiveSettings settings, Random random) {
    log.append(live.randomEvents(random));
    try (LiveJob job = live.start(live.index(), settings)) {
      log.append(live.randomEvents(random));
      live.caughtUp(log);
      assertThat(job.status().isTerminalState()).isFalse();
    }
  }

  /** The next start has a checkpoint of its own again. */
  private void refuses(EventLog log, LiveSettings settings, Random random) {
    Path before = newest();
    run(log, settings, random);
    assertThat(before).doesNotExist();
    assertThat(refused().resolve(checkpoints().relativize(before))).exists();
    assertThat(newest()).exists();
  }

  /** As if the operator of profiles were new, and the one of histories had had another uid. */
  private static void ofAnotherGraph(Path metadata) throws IOException {
    byte[] bytes = Files.readAllBytes(metadata);
    CheckpointMetadata checkpoint =
        Checkpoints.loadCheckpointMetadata(
            new DataInputStream(new ByteArrayInputStream(bytes)),
            LiveRestoreIT.class.getClassLoader(),
            metadata.toUri().toString());
    List<OperatorState> states = new ArrayList<>();
    for (OperatorState state : checkpoint.getOperatorStates()) {
      switch (state.getOperatorUid().orElse("")) {
        case "profiles" -> {}
        case "histories" -> states.add(state.copyWithNewIDs("former", new OperatorID(1, 2)));
        default -> states.add(state);
      }
    }
    assertThat(states).hasSize(checkpoint.getOperatorStates().size() - 1);
    try (OutputStream out = Files.newOutputStream(metadata)) {
      Checkpoints.storeCheckpointMetadata(
          new CheckpointMetadata(
              checkpoint.getCheckpointId(), states, checkpoint.getMasterStates()),
          out);
    }
  }
}
