package io.leat.index.snapshot;

import io.leat.index.IndexException;
import io.leat.index.IndexName;
import io.leat.index.files.DurableFiles;
import io.leat.index.files.JsonFiles;
import io.leat.index.model.ModelStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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
 * Every change is one atomic rename, made durable before it counts. Safe for use by many threads
 * and processes.
 */
public final class SnapshotStore {
  private final Path root;
  private final DurableFiles files;
  private final JsonFiles json;
  private final Clock clock;
  private final Retention retention;
  private final Generations generations;
  private final Map<String, Manifests> manifests = new ConcurrentHashMap<>();

  public SnapshotStore(Path root) {
    this(root, new DurableFiles());
  }

  /** For tests that crash between two steps of a change. */
  public SnapshotStore(Path root, DurableFiles files) {
    this(root, files, Clock.systemUTC(), Retention.DEFAULT);
  }

  SnapshotStore(Path root, DurableFiles files, Clock clock, Retention retention) {
    this.root = root;
    this.files = files;
    this.json = new JsonFiles(files);
    this.clock = clock;
    this.retention = retention;
    this.generations = new Generations(root, files, clock);
  }

  public Path root() {
    return root;
  }

  /** Makes the next generation's directory, {@code g0001} first. */
  public GenerationInfo createGeneration(int shards, int rank, int contentDimension) {
    return createGeneration(shards, rank, contentDimension, VectorEncoding.FLOAT32);
  }

  /** The same with another encoding of the items' vectors. */
  public GenerationInfo createGeneration(
      int shards, int rank, int contentDimension, VectorEncoding vectors) {
    return on(
        "make a generation", () -> generations.create(shards, rank, contentDimension, vectors));
  }

  /** All generations, oldest first. */
  public List<GenerationInfo> generations() {
    return on("list the generations", generations::list);
  }

  /**
   * One generation; an unknown name is an {@link io.leat.index.IndexException} that lists those
   * there are.
   */
  public GenerationInfo generation(String name) {
    return on("read " + name, () -> generations.find(name))
        .orElseThrow(
            () ->
                new IndexException(
                    "There is no generation '%s' in %s; there are: %s"
                        .formatted(
                            name,
                            root,
                            generations().stream().map(GenerationInfo::name).toList())));
  }

  public Path generationDirectory(String generation) {
    return root.resolve(generation);
  }

  public Path modelDirectory(String generation) {
    return generationDirectory(generation).resolve("model");
  }

  public Path shardDirectory(String generation, IndexName index, int shard) {
    return generationDirectory(generation).resolve(index.directoryName()).resolve("shard-" + shard);
  }

  /** The newest published snapshot. */
  public Optional<Snapshot> latest(String generation) {
    return on("read the latest snapshot", () -> manifests(generation).latest());
  }

  /** The newest published snapshot's number, 0 when there is none: one small file is read. */
  public int latestNumber(String generation) {
    return on("read LATEST", () -> manifests(generation).latestNumber());
  }

  /** The numbers of the published snapshots that are kept, ascending. */
  public List<Integer> snapshotNumbers(String generation) {
    return on("list the snapshots", () -> manifests(generation).numbers());
  }

  /** The commits of one shard, by their segments files, that the kept snapshots name. */
  public Set<String> namedCommits(String generation, IndexName index, int shard) {
    return on(
        "list the commits of the snapshots",
        () -> {
          Manifests published = manifests(generation);
          Set<String> named = new HashSet<>();
          for (int number : published.numbers()) {
            published.head(number).map(head -> head.commit(index, shard)).ifPresent(named::add);
          }
          return named;
        });
  }

  /** One snapshot, or empty when it has expired. */
  public Optional<Snapshot> snapshot(String generation, int number) {
    return on("read a snapshot", () -> manifests(generation).find(number));
  }

  /** The published snapshots that are kept, ascending. */
  public List<Snapshot> snapshots(String generation) {
    return snapshotNumbers(generation).stream()
        .flatMap(number -> snapshot(generation, number).stream())
        .toList();
  }

  /**
   * Writes the manifest, then LATEST. Idempotent: a checkpoint at or before the latest of the same
   * lineage is already published.
   *
   * @param commits one for each shard of each index
   * @return false when it had been published already
   * @throws IndexException when the commits are incomplete, or when another lineage has published
   *     since this one last did
   */
  public boolean publish(
      String generation, String lineage, long checkpointId, List<ShardCommit> commits) {
    GenerationInfo info = generation(generation);
    Path lock = generationDirectory(generation).resolve("publish.lock");
    return on(
        "publish",
        () -> StoreLock.holding(lock, () -> publishNext(info, lineage, checkpointId, commits)));
  }

  private boolean publishNext(
      GenerationInfo info, String lineage, long checkpointId, List<ShardCommit> commits)
      throws IOException {
    Manifests published = manifests(info.name());
    Optional<Snapshot> latest = published.latest();
    if (new Lineages(published).isPublished(lineage, checkpointId, latest)) {
      return false;
    }
    ManifestBuilder builder =
        new ManifestBuilder(info, (index, shard) -> commitFiles(info.name(), index, shard));
    published.publish(
        new Snapshot(
            latest.map(Snapshot::number).orElse(0) + 1,
            lineage,
            checkpointId,
            clock.millis(),
            builder.shards(commits, latest)));
    published.expire(retention, clock.millis());
    return true;
  }

  /** What is being served, or empty when nothing was promoted yet. */
  public Optional<Current> current() {
    return on("read CURRENT", () -> json.read(root.resolve("CURRENT"), Current.class));
  }

  /** Serves this generation from now on. It must have a published snapshot. */
  public Current promote(String generation) {
    requirePublished(generation);
    return swap(
        current ->
            current.isPresent() && current.get().generation().equals(generation)
                ? current.get()
                : new Current(generation, current.map(Current::generation).orElse(null)));
  }

  /** Serves again what was served before the last promotion. */
  public Current rollback() {
    if (current().isEmpty()) {
      throw new IndexException("Nothing to go back from: nothing is promoted in " + root);
    }
    return swap(
        current -> {
          String served = current.orElseThrow().generation();
          String previous = current.orElseThrow().previous();
          if (previous == null) {
            throw new IndexException(
                "Nothing to go back to: %s is the first that was promoted".formatted(served));
          }
          requirePublished(previous);
          return new Current(previous, served);
        });
  }

  /**
   * Deletes a generation that nobody is served by and that nothing would go back to.
   *
   * @throws IndexException when it is the one served, or the one before it
   */
  public void delete(String generation) {
    generation(generation);
    Optional<Current> current = current();
    if (current.isPresent()
        && (generation.equals(current.get().generation())
            || generation.equals(current.get().previous()))) {
      throw new IndexException(
          "%s is %s: it is not deleted"
              .formatted(
                  generation,
                  generation.equals(current.get().generation())
                      ? "being served"
                      : "what a rollback goes back to"));
    }
    on(
        "delete " + generation,
        () -> {
          generations.delete(generation);
          return generation;
        });
    manifests.remove(generation);
  }

  private Current swap(CurrentChange change) {
    return on(
        "change CURRENT",
        () -> StoreLock.holding(root.resolve("current.lock"), () -> swapNow(change)));
  }

  private Current swapNow(CurrentChange change) throws IOException {
    Optional<Current> before = current();
    Current after = change.from(before);
    if (!before.equals(Optional.of(after))) {
      json.write(root.resolve("CURRENT"), after);
    }
    return after;
  }

  private void requirePublished(String generation) {
    generation(generation);
    if (latestNumber(generation) == 0) {
      throw new IndexException(
          "%s has no published snapshot; its rebuild was not finished".formatted(generation));
    }
  }

  /**
   * Every file of the generation's latest snapshot and of its model against their manifests:
   * problems, none when all is well.
   */
  public List<String> verify(String generation) {
    generation(generation);
    Optional<Snapshot> latest = latest(generation);
    if (latest.isEmpty()) {
      return List.of(generation + " has no published snapshot");
    }
    return on(
        "verify " + generation,
        () -> {
          List<String> problems = new ArrayList<>();
          for (Snapshot.Shard shard : latest.get().shards()) {
            CommitFiles onDisk = commitFiles(generation, shard.index(), shard.shard());
            problems.addAll(onDisk.problems(shard.files()));
          }
          problems.addAll(new ModelStore(modelDirectory(generation)).problems());
          return problems;
        });
  }

  private CommitFiles commitFiles(String generation, IndexName index, int shard) {
    return new CommitFiles(shardDirectory(generation, index, shard));
  }

  private Manifests manifests(String generation) {
    return manifests.computeIfAbsent(
        generation, name -> new Manifests(generationDirectory(name), files));
  }

  private <T> T on(String action, StoreLock.Action<T> access) {
    try {
      return access.run();
    } catch (IOException e) {
      throw new IndexException("Cannot %s in %s: %s".formatted(action, root, e), e);
    }
  }

  @FunctionalInterface
  private interface CurrentChange {
    Current from(Optional<Current> before);
  }
}
