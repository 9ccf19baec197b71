package io.leat.index.search;

import io.leat.core.model.EmbeddingModel;
import io.leat.index.IndexException;
import io.leat.index.IndexName;
import io.leat.index.model.ModelStore;
import io.leat.index.queries.PopularQueries;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.Snapshot;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/** Opens published snapshots: all of one, or what the next one adds to it. */
final class SnapshotOpener {
  private final SnapshotStore store;

  SnapshotOpener(SnapshotStore store) {
    this.store = store;
  }

  /**
   * Opens the generation's latest snapshot.
   *
   * @param previous an open one: of the same generation, its segments and model are shared
   * @throws IndexException when the generation cannot be opened, with the reason
   */
  ServingSnapshot open(String name, @Nullable ServingSnapshot previous) {
    return open(
        name,
        store
            .latest(name)
            .orElseThrow(() -> new IndexException(name + " has no published snapshot")),
        previous);
  }

  /** Opens one snapshot of a generation, in the same way. */
  ServingSnapshot open(String name, Snapshot snapshot, @Nullable ServingSnapshot previous) {
    GenerationInfo generation = store.generation(name);
    generation.checkSchema();
    ServingSnapshot base =
        previous != null && previous.generation().equals(generation) ? previous : null;
    try {
      return open(generation, snapshot, base);
    } catch (IOException e) {
      throw new IndexException(
          "Cannot open snapshot %d of %s: %s; 'leat index verify' says what is wrong with its files"
              .formatted(snapshot.number(), name, e),
          e);
    }
  }

  private ServingSnapshot open(
      GenerationInfo generation, Snapshot snapshot, @Nullable ServingSnapshot base)
      throws IOException {
    ModelStore models = new ModelStore(store.modelDirectory(generation.name()));
    EmbeddingModel model = base == null ? models.readModel() : base.model();
    String embeddingVersion = base == null ? models.version() : base.embeddingVersion();
    PopularQueries popular =
        base == null
            ? PopularQueries.read(store.generationDirectory(generation.name()))
            : base.popularQueries();
    Map<IndexName, ShardReaders> readers = new EnumMap<>(IndexName.class);
    boolean opened = false;
    try {
      for (IndexName index : IndexName.values()) {
        readers.put(
            index,
            ShardReaders.open(
                store,
                generation.name(),
                index,
                snapshot,
                generation.shards(),
                base == null ? null : base.readers(index)));
      }
      opened = true;
      return new ServingSnapshot(generation, snapshot, model, embeddingVersion, popular, readers);
    } finally {
      if (!opened) {
        IOUtils.closeWhileHandlingException(readers.values());
      }
    }
  }
}
