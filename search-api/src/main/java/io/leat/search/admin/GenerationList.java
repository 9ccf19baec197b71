package io.leat.search.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leat.data.EpochTime;
import io.leat.index.IndexException;
import io.leat.index.snapshot.Current;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.Snapshot;
import io.leat.index.snapshot.SnapshotStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The generations of an index.
 *
 * @param served null before the first was promoted
 * @param previous the one that a rollback goes to; null where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GenerationList(
    @Nullable String served, @Nullable String previous, List<Generation> generations) {

  /**
   * One generation.
   *
   * @param shards of each index
   * @param snapshots numbers of those that are kept, ascending
   * @param completeUpTo what its newest snapshot is complete up to; null where it does not say
   * @param bytes of the newest snapshot's files
   * @param problem why it cannot be read; null when all is well
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Generation(
      String name,
      int shards,
      List<Integer> snapshots,
      @Nullable Instant completeUpTo,
      @Nullable Long bytes,
      @Nullable String problem) {}

  /** Those that are there now. */
  public static GenerationList of(SnapshotStore store) {
    List<Generation> generations = new ArrayList<>();
    for (GenerationInfo generation : store.generations()) {
      generations.add(generation(store, generation));
    }
    Optional<Current> current = store.current();
    return new GenerationList(
        current.map(Current::generation).orElse(null),
        current.map(Current::previous).orElse(null),
        generations);
  }

  private static Generation generation(SnapshotStore store, GenerationInfo generation) {
    String name = generation.name();
    try {
      List<Integer> numbers = store.snapshotNumbers(name).stream().sorted().toList();
      Snapshot latest = store.latest(name).orElse(null);
      if (latest == null) {
        return new Generation(name, generation.shards(), numbers, null, null, "has no snapshot");
      }
      long bytes =
          latest.shards().stream()
              .flatMap(shard -> shard.files().stream())
              .mapToLong(Snapshot.FileEntry::size)
              .sum();
      return new Generation(
          name,
          generation.shards(),
          numbers,
          latest.watermark() == 0 ? null : EpochTime.instant(latest.watermark()),
          bytes,
          null);
    } catch (IndexException e) {
      return new Generation(
          name, generation.shards(), List.of(), null, null, String.valueOf(e.getMessage()));
    }
  }
}
