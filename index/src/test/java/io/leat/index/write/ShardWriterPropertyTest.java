package io.leat.index.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.index.IndexName;
import io.leat.index.TestDocuments;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.ItemDocument;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.ShardCommit;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random updates, commits, publications, and restarts from any commit since the last publication,
 * against a map.
 */
class ShardWriterPropertyTest {
  private static final int STEPS = 300;

  @TempDir Path root;

  /** A staged commit and what it must hold. */
  private record Staged(ShardCommit commit, Map<String, String> items) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aShardHoldsWhatAMapHolds(long seed) throws IOException {
    Random random = new Random(seed);
    SnapshotStore store = new SnapshotStore(root);
    GenerationInfo generation =
        store.createGeneration(1, TestDocuments.RANK, TestDocuments.CONTENT_DIMENSION);
    CommitReader reader = new CommitReader(store, generation.name());
    ShardCommit users = empty(store, generation, IndexName.USERS);
    ShardCommit sessions = empty(store, generation, IndexName.SESSIONS);
    Map<String, String> expected = new HashMap<>();
    List<Staged> restartable = new ArrayList<>();
    List<Staged> published = new ArrayList<>();
    ShardWriter writer = ShardWriter.create(store, generation, IndexName.ITEMS, 0);
    try {
      for (int step = 0; step < STEPS; step++) {
        int action = random.nextInt(100);
        if (action < 85) {
          update(writer, expected, random);
        } else if (action < 93) {
          restartable.add(new Staged(writer.commit(step), Map.copyOf(expected)));
        } else if (action < 96 && !restartable.isEmpty()) {
          int newest = random.nextInt(restartable.size());
          Staged toPublish = restartable.get(newest);
          store.publish(
              generation.name(), "one", step, List.of(toPublish.commit(), users, sessions));
          published.add(toPublish);
          restartable.subList(0, newest).clear();
        } else if (!restartable.isEmpty()) {
          writer.close();
          int from = random.nextInt(restartable.size());
          restartable.subList(from + 1, restartable.size()).clear();
          Staged restart = restartable.getLast();
          writer = ShardWriter.resume(store, generation, restart.commit());
          expected.clear();
          expected.putAll(restart.items());
        }
      }
      restartable.add(new Staged(writer.commit(STEPS), Map.copyOf(expected)));
      for (Staged staged : restartable) {
        assertHolds(reader, staged, "staged", seed);
      }
      for (Staged staged : published) {
        assertHolds(reader, staged, "published", seed);
      }
    } finally {
      writer.close();
    }
  }

  private static ShardCommit empty(
      SnapshotStore store, GenerationInfo generation, IndexName index) {
    try (ShardWriter writer = ShardWriter.create(store, generation, index, 0)) {
      return writer.commit(0);
    }
  }

  private static void update(ShardWriter writer, Map<String, String> expected, Random random) {
    String id = "item-" + random.nextInt(40);
    if (random.nextInt(4) == 0) {
      writer.apply(IndexUpdate.delete(IndexName.ITEMS, id));
      expected.remove(id);
    } else {
      ItemDocument item = TestDocuments.randomItem(id, random);
      writer.apply(IndexUpdate.upsert(item));
      expected.put(id, item.json());
    }
  }

  private static void assertHolds(CommitReader reader, Staged staged, String kind, long seed)
      throws IOException {
    assertThat(reader.items(staged.commit()))
        .as("%s %s, seed %d", kind, staged.commit(), seed)
        .isEqualTo(staged.items());
  }
}
