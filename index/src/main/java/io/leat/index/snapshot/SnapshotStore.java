package io.leat.index.snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a snapshot becomes visible, and how to go back: the one meeting point of the writing and the
 * serving side.
 *
 * <pre>
 * root/
 *   CURRENT                  the serving pointer
 *   g0007/
 *     generation.json        immutable
 *     model/                 the trained embedding model
 *     LATEST                 the newest published snapshot's number
 *     snapshots/000042.json  immutable
 *     items/shard-0/ ...     Lucene directories
 *     users/shard-0/ ...
 * </pre>
 *
 * Every change is one atomic rename, made durable before it counts.
 */
public final class SnapshotStore {
  private final Path root;

  public SnapshotStore(Path root) {
    this.root = root;
  }

  public Path root() {
    return root;
  }

  /** Makes the next generation's directory, {@code g0001} first. */
  public GenerationInfo createGeneration(int shards, int rank, int contentDimension) {
    throw new UnsupportedOperationException();
  }

  /** All generations, oldest first. */
  public List<GenerationInfo> generations() {
    throw new UnsupportedOperationException();
  }

  /**
   * One generation; an unknown name is an {@link io.leat.index.IndexException} that lists those
   * there are.
   */
  public GenerationInfo generation(String name) {
    throw new UnsupportedOperationException();
  }

  public Path generationDirectory(String generation) {
    return root.resolve(generation);
  }

  public Path modelDirectory(String generation) {
    return generationDirectory(generation).resolve("model");
  }

  public Path shardDirectory(String generation, io.leat.index.IndexName index, int shard) {
    return generationDirectory(generation).resolve(index.directoryName()).resolve("shard-" + shard);
  }

  public Optional<Snapshot> latest(String generation) {
    throw new UnsupportedOperationException();
  }

  public List<Snapshot> snapshots(String generation) {
    throw new UnsupportedOperationException();
  }

  /**
   * Writes the manifest, then LATEST. Idempotent: a checkpoint at or before the latest of the same
   * lineage is already published.
   *
   * @param commits one for each shard of each index
   * @return false when it had been published already
   */
  public boolean publish(
      String generation, String lineage, long checkpointId, List<ShardCommit> commits) {
    throw new UnsupportedOperationException();
  }

  public Optional<Current> current() {
    throw new UnsupportedOperationException();
  }

  /** Serves this generation from now on. It must have a published snapshot. */
  public Current promote(String generation) {
    throw new UnsupportedOperationException();
  }

  /** Serves again what was served before the last promotion. */
  public Current rollback() {
    throw new UnsupportedOperationException();
  }

  /**
   * Every file of the generation's latest snapshot against its manifest: problems, none when all is
   * well.
   */
  public List<String> verify(String generation) {
    throw new UnsupportedOperationException();
  }
}
