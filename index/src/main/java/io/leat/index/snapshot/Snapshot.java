package io.leat.index.snapshot;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.leat.index.IndexName;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An immutable list of Lucene commits, one for each shard of each index, taken at one checkpoint:
 * {@code snapshots/000042.json}.
 *
 * @param number from 1, ascending within the generation
 * @param lineage the run of the job that published it; checkpoint ids compare only within one
 *     lineage
 * @param publishedAt epoch milliseconds
 */
@JsonPropertyOrder({"number", "lineage", "checkpointId", "publishedAt", "commits", "shards"})
public record Snapshot(
    int number, String lineage, long checkpointId, long publishedAt, List<Shard> shards) {

  public Snapshot {
    Objects.requireNonNull(lineage, "lineage");
    shards = List.copyOf(shards);
  }

  /**
   * The shards' segments files by index, written ahead of the shards with all their files for
   * {@link ManifestHead}.
   */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  Map<IndexName, List<String>> commits() {
    return shards.stream()
        .collect(
            Collectors.groupingBy(
                Shard::index,
                () -> new EnumMap<>(IndexName.class),
                Collectors.mapping(Shard::segmentsFile, Collectors.toList())));
  }

  /** The commit of one shard of one index. */
  public Shard shard(IndexName index, int shard) {
    return shards.stream()
        .filter(candidate -> candidate.index() == index && candidate.shard() == shard)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Snapshot %d has no %s shard %d"
                        .formatted(number, index.directoryName(), shard)));
  }

  /**
   * The position in the log up to which every shard is complete, epoch microseconds: everything
   * stamped up to then is in it. 0 when nothing of a log is.
   */
  public long watermark() {
    return Math.max(0, shards.stream().mapToLong(Shard::watermark).min().orElse(0));
  }

  /** One shard's commit and the files it consists of. */
  public record Shard(
      IndexName index, int shard, String segmentsFile, long watermark, List<FileEntry> files) {

    public Shard {
      Objects.requireNonNull(index, "index");
      Objects.requireNonNull(segmentsFile, "segmentsFile");
      files = List.copyOf(files);
    }

    /** The commit, as a writer that goes on from it is given it. */
    public ShardCommit commit() {
      return new ShardCommit(index, shard, segmentsFile, watermark);
    }
  }

  /**
   * One file of a commit.
   *
   * @param checksum CRC-32 from the Lucene footer, hexadecimal
   */
  public record FileEntry(String name, long size, String checksum) {

    public FileEntry {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(checksum, "checksum");
    }
  }
}
