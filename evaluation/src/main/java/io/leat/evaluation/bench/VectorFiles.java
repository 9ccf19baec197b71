package io.leat.evaluation.bench;

import io.leat.index.IndexName;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.Snapshot;
import io.leat.index.snapshot.SnapshotStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the items' vectors take on disk, by what it is for. */
final class VectorFiles {
  /** Lucene's extensions of files, and what they hold. */
  private static final Map<String, String> HELD =
      Map.of("vec", "full", "veq", "encoded", "vex", "graph");

  private VectorFiles() {}

  /**
   * Bytes of the newest snapshot's files: the full vectors, the encoded ones that a graph compares
   * by (none for float32, which compares by the full ones), the graphs' links.
   */
  static Map<String, Long> bytes(SnapshotStore store, GenerationInfo generation) {
    Map<String, Long> bytes = new TreeMap<>();
    Snapshot latest = store.latest(generation.name()).orElseThrow();
    latest.shards().stream()
        .filter(shard -> shard.index() == IndexName.ITEMS)
        .flatMap(shard -> shard.files().stream())
        .forEach(
            file -> {
              String name = file.name();
              String held = HELD.get(name.substring(name.lastIndexOf('.') + 1));
              if (held != null) {
                bytes.merge(held, file.size(), Long::sum);
              }
            });
    return new LinkedHashMap<>(bytes);
  }
}
