package io.leat.flink.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.FoldIn;
import io.leat.core.als.ItemFoldIn;
import io.leat.core.als.PrincipalAxes;
import io.leat.core.content.ContentModel;
import io.leat.core.content.ContentParameters;
import io.leat.core.content.RidgeMap;
import io.leat.core.hybrid.HybridModel;
import io.leat.core.matrix.DenseRows;
import io.leat.core.model.EmbeddingModel;
import io.leat.core.model.ItemRelations;
import io.leat.core.model.ItemVectors;
import io.leat.core.profile.ActionWeights;
import io.leat.core.profile.ForwardDecay;
import io.leat.flink.IndexReading;
import io.leat.flink.IndexReading.IndexedItem;
import io.leat.flink.job.JobRun;
import io.leat.index.IndexException;
import io.leat.index.IndexName;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.UserDocument;
import io.leat.index.files.DurableFiles.Step;
import io.leat.index.model.ModelStore;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.Snapshot;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exactly once, whatever fails: a streaming job with a checkpoint every 100 ms. */
final class LuceneSinkIT {
  private static final int SHARDS = 3;
  private static final long FINAL_WATERMARK = 1_000_000;
  private static final Configuration BATCH =
      new Configuration().set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);

  @TempDir private Path root;

  private SnapshotStore store;
  private GenerationInfo generation;

  @BeforeEach
  void createGeneration() {
    store = new SnapshotStore(root);
    generation = store.createGeneration(SHARDS, 2, 2);
    // Readers open a generation with its model.
    ContentModel content =
        ContentModel.fit(
            List.of(List.of("one"), List.of("two")), new ContentParameters(2, 10, 1, 1));
    PrincipalAxes axes = PrincipalAxes.of(DenseRows.of(2, new float[] {1, 0}));
    AlsParameters parameters = new AlsParameters(2, 1, 0.1, 0.1, 1, 1);
    new ModelStore(store.modelDirectory(generation.name()))
        .write(
            new EmbeddingModel(
                FoldIn.of(axes, parameters),
                new ItemFoldIn(parameters, DenseRows.zeros(2, 2), 0, 0),
                content,
                new RidgeMap(DenseRows.zeros(3, 2)),
                HybridModel.POPULARITY,
                ActionWeights.DEFAULT,
                ForwardDecay.DEFAULT,
                0),
            new ItemVectors(List.of("item-1"), axes.factors()),
            ItemRelations.NONE);
  }

  private static StreamExecutionEnvironment environment(Configuration special) {
    Configuration configuration = new Configuration();
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 100);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100));
    configuration.addAll(special);
    return StreamExecutionEnvironment.createLocalEnvironment(SHARDS, configuration);
  }

  private static DataStream<IndexUpdate> updates(
      StreamExecutionEnvironment environment, long from, long to, FailingUpdates updates) {
    return environment
        .fromSource(
            new NumberSequenceSource(from, to - 1),
            WatermarkStrategy.<Long>forMonotonousTimestamps()
                .withTimestampAssigner((number, before) -> number),
            "Numbers")
        .uid("numbers")
        .setParallelism(2)
        .map(updates)
        .returns(IndexUpdateType.get())
        .uid("updates")
        .setParallelism(2);
  }

  private void run(Configuration special, long records, FailingUpdates updates) {
    run(sink(), special, 0, records, updates);
  }

  private LuceneSink sink() {
    return new LuceneSink(root, generation, FINAL_WATERMARK, FailingStore::open);
  }

  private static void run(
      LuceneSink sink, Configuration special, long from, long to, FailingUpdates updates) {
    StreamExecutionEnvironment environment = environment(special);
    sink.addTo(updates(environment, from, to, updates));
    JobRun.execute(environment, "sink", counters -> {});
  }

  private void assertExact(long records) {
    Map<String, IndexedItem> items = IndexReading.items(root).byId();
    Set<String> expected =
        LongStream.range(0, records)
            .filter(number -> !FailingUpdates.isUser(number))
            .mapToObj(number -> "item-" + number)
            .collect(Collectors.toSet());
    assertThat(items.keySet()).isEqualTo(expected);
    items.forEach((id, item) -> assertThat("item-" + (long) item.popularity()).isEqualTo(id));
    assertThat(IndexReading.users(root)).isEqualTo((records + 2) / 3);
    for (long number = 0; number < records; number += 3) {
      UserDocument user = IndexReading.user(root, "user-" + number).orElseThrow();
      assertThat(user.interest()).containsExactly((float) number, 1);
    }
    Snapshot latest = store.latest(generation.name()).orElseThrow();
    assertThat(latest.shards())
        .hasSize(IndexName.values().length * SHARDS)
        .allSatisfy(shard -> assertThat(shard.watermark()).isEqualTo(FINAL_WATERMARK));
    assertThat(store.verify(generation.name())).isEmpty();
  }

  @Test
  void sevenFailuresLoseNothingAndNoReaderStepsBack() throws Exception {
    long records = 6000;
    try (SnapshotFollower reader = new SnapshotFollower(store, generation.name())) {
      run(new Configuration(), records, FailingUpdates.failing(7, 700));
      assertThat(FailingUpdates.failuresLeft()).isZero();
      assertThat(reader.end()).as("snapshots seen").isGreaterThan(5);
    }
    assertExact(records);
    List<Snapshot> snapshots = store.snapshots(generation.name());
    assertThat(snapshots).extracting(Snapshot::lineage).containsOnly(snapshots.get(0).lineage());
    assertThat(snapshots).extracting(Snapshot::checkpointId).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "pointer {0}, ahead of {1}")
  @CsvSource({
    "false, WRITE", // committed to Lucene, nothing published
    "false, RENAME", // manifest beside its place
    "false, SYNC_DIRECTORY", // manifest there, pointer not
    "true, WRITE",
    "true, RENAME",
    "true, SYNC_DIRECTORY" // pointer there, the committer does not know
  })
  void aCrashAtAnyStepOfPublishingEndsExact(boolean pointer, Step step) throws Exception {
    long records = 900;
    FailingStore.plan(pointer, step, 2);
    try (SnapshotFollower reader = new SnapshotFollower(store, generation.name())) {
      run(new Configuration(), records, FailingUpdates.failing(1, 500));
      assertThat(FailingStore.left()).isZero();
      reader.end();
    }
    assertExact(records);
  }

  /** A new start from the checkpoint of one that was given up. */
  @Test
  void aNewStartGoesOnFromAnOldCheckpointInItsOwnLineage() throws Exception {
    long records = 1500;
    Path checkpoints = root.resolve("checkpoints");
    Configuration retained = new Configuration();
    retained.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    retained.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    retained.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    retained.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    assertThatThrownBy(() -> run(retained, records, FailingUpdates.failing(1, 1100)))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("injected failure");
    int published = store.latestNumber(generation.name());
    assertThat(published).isPositive();

    try (SnapshotFollower reader = new SnapshotFollower(store, generation.name())) {
      Configuration recovering = new Configuration();
      recovering.set(StateRecoveryOptions.SAVEPOINT_PATH, newest(checkpoints).toUri().toString());
      run(recovering, records, FailingUpdates.failing(1, 200));
      reader.end();
    }
    assertExact(records);
    assertThat(lineages()).isEqualTo(2);
  }

  @Test
  void aStartWithoutACheckpointAddsToWhatABatchRunBuilt() throws Exception {
    assertThat(sink().completeUntil()).isEqualTo(Long.MIN_VALUE);
    run(BATCH, 300, FailingUpdates.failing(0, 1));
    try (SnapshotFollower reader = new SnapshotFollower(store, generation.name())) {
      LuceneSink sink = sink();
      assertThat(sink.completeUntil()).isEqualTo(FINAL_WATERMARK);
      // The first failure comes before the first checkpoint.
      run(sink, new Configuration(), 300, 1500, FailingUpdates.failing(4, 20));
      assertThat(FailingUpdates.failuresLeft()).isZero();
      assertThat(reader.end()).as("snapshots seen").isGreaterThan(2);
    }
    assertExact(1500);
    assertThat(lineages()).isEqualTo(2);
  }

  @Test
  void aStartWithoutTheCheckpointOfOneThatDiedTakesUpFromItsLastSnapshot() throws Exception {
    long records = 1500;
    Configuration fragile =
        new Configuration().set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    try (SnapshotFollower reader = new SnapshotFollower(store, generation.name())) {
      assertThatThrownBy(() -> run(fragile, records, FailingUpdates.failing(1, 1100)))
          .hasMessageContaining("injected failure");
      assertThat(store.latestNumber(generation.name())).isPositive();
      run(new Configuration(), records, FailingUpdates.failing(1, 200));
      reader.end();
    }
    assertExact(records);
    assertThat(lineages()).isEqualTo(2);
  }

  @Test
  void allShardsGoOnFromTheSnapshotThatWasTheLatestWhenTheSinkWasMade() {
    run(BATCH, 300, FailingUpdates.failing(0, 1));
    LuceneSink sink = sink();
    run(sink(), new Configuration(), 300, 600, FailingUpdates.failing(0, 1));
    run(sink, new Configuration(), 600, 700, FailingUpdates.failing(0, 1));
    store.promote(generation.name());
    assertThat(IndexReading.items(root).byId().keySet())
        .isEqualTo(
            LongStream.concat(LongStream.range(0, 300), LongStream.range(600, 700))
                .filter(number -> !FailingUpdates.isUser(number))
                .mapToObj(number -> "item-" + number)
                .collect(Collectors.toSet()));
    assertThat(store.verify(generation.name())).isEmpty();
  }

  private long lineages() {
    return store.snapshots(generation.name()).stream().map(Snapshot::lineage).distinct().count();
  }

  private static Path newest(Path checkpoints) throws IOException {
    try (Stream<Path> files = Files.walk(checkpoints)) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .map(Path::getParent)
          .max(Comparator.comparingInt(directory -> number(String.valueOf(directory))))
          .orElseThrow();
    }
  }

  private static int number(String checkpointDirectory) {
    return Integer.parseInt(checkpointDirectory.replaceAll(".*chk-", ""));
  }

  @Test
  void aBatchRunPublishesExactlyOneSnapshot() {
    run(BATCH, 300, FailingUpdates.failing(0, 1));
    assertThat(store.snapshots(generation.name())).hasSize(1);
    store.promote(generation.name());
    assertExact(300);
  }

  @Test
  void anotherParallelismThanTheShardCountIsRefused() {
    StreamExecutionEnvironment environment =
        environment(new Configuration().set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
    new LuceneSink(root, generation, FINAL_WATERMARK)
        .addTo(updates(environment, 0, 10, FailingUpdates.failing(0, 1)))
        .setParallelism(2);
    assertThatThrownBy(() -> JobRun.execute(environment, "sink", counters -> {}))
        .isInstanceOf(IndexException.class)
        .hasMessage(
            "generation g0001 has 3 shards, the sink runs with parallelism 2: they must be equal");
  }
}
