package io.leat.index.snapshot;

import io.leat.index.IndexException;
import io.leat.index.IndexName;
import io.leat.index.snapshot.Snapshot.FileEntry;
import io.leat.index.snapshot.Snapshot.Shard;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Shard commits into the list of their files, complete or refused. */
final class ManifestBuilder {
  private final GenerationInfo generation;
  private final BiFunction<IndexName, Integer, CommitFiles> commitFiles;

  ManifestBuilder(
      GenerationInfo generation, BiFunction<IndexName, Integer, CommitFiles> commitFiles) {
    this.generation = generation;
    this.commitFiles = commitFiles;
  }

  /**
   * The shards of a snapshot, items first, ascending.
   *
   * @param previous the latest snapshot, whose entries for the same files are taken over
   * @throws IndexException unless the commits are one for each shard of every index, all on disk
   */
  List<Shard> shards(List<ShardCommit> commits, Optional<Snapshot> previous) throws IOException {
    checkComplete(commits);
    List<Shard> shards = new ArrayList<>();
    for (IndexName index : IndexName.values()) {
      for (int shard = 0; shard < generation.shards(); shard++) {
        shards.add(shard(only(commits, index, shard), previous));
      }
    }
    return shards;
  }

  private void checkComplete(List<ShardCommit> commits) {
    List<String> faults = new ArrayList<>();
    for (IndexName index : IndexName.values()) {
      for (int shard = 0; shard < generation.shards(); shard++) {
        int count = matching(commits, index, shard).size();
        if (count != 1) {
          faults.add("%d commits for %s shard %d".formatted(count, index.directoryName(), shard));
        }
      }
    }
    for (ShardCommit commit : commits) {
      if (commit.shard() < 0 || commit.shard() >= generation.shards()) {
        faults.add("a commit for " + commit.index().directoryName() + " shard " + commit.shard());
      }
    }
    if (!faults.isEmpty()) {
      throw new IndexException(
          "A snapshot of %s needs one commit for each of %d shards of every index, but there are %s"
              .formatted(generation.name(), generation.shards(), String.join(", ", faults)));
    }
  }

  private Shard shard(ShardCommit commit, Optional<Snapshot> previous) throws IOException {
    Optional<Shard> before =
        previous.map(snapshot -> snapshot.shard(commit.index(), commit.shard()));
    return new Shard(
        commit.index(),
        commit.shard(),
        commit.segmentsFile(),
        commit.watermark(),
        before.isPresent() && before.get().segmentsFile().equals(commit.segmentsFile())
            ? before.get().files()
            : list(commit, before.map(Shard::files).orElse(List.of())));
  }

  private List<FileEntry> list(ShardCommit commit, List<FileEntry> known) throws IOException {
    try {
      return commitFiles.apply(commit.index(), commit.shard()).list(commit.segmentsFile(), known);
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new IndexException(
          "Cannot publish commit %s of %s shard %d in %s: %s is missing"
              .formatted(
                  commit.segmentsFile(),
                  commit.index().directoryName(),
                  commit.shard(),
                  generation.name(),
                  e.getMessage()),
          e);
    }
  }

  private static ShardCommit only(List<ShardCommit> commits, IndexName index, int shard) {
    return matching(commits, index, shard).getFirst();
  }

  private static List<ShardCommit> matching(List<ShardCommit> commits, IndexName index, int shard) {
    return commits.stream().filter(c -> c.index() == index && c.shard() == shard).toList();
  }
}
