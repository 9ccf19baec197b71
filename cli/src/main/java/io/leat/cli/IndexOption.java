package io.leat.cli;

import io.leat.index.IndexException;
import io.leat.index.snapshot.SnapshotStore;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names an existing index directory. */
final class IndexOption {
  @Option(
      names = "--index",
      required = true,
      paramLabel = "DIR",
      description = "The index directory, as written by rebuild.")
  Path directory;

  SnapshotStore store() {
    if (!Files.isDirectory(directory)) {
      throw new IndexException(
          "--index %s is not a directory: build one with ./leat rebuild --shop DIR --index %s"
              .formatted(directory, directory));
    }
    return new SnapshotStore(directory);
  }

  /** The store, when a generation of it is served. */
  SnapshotStore servedStore() {
    SnapshotStore store = store();
    if (store.current().isEmpty()) {
      throw new IndexException(
          "--index %s serves no generation: build one with ./leat rebuild --shop DIR --index %s"
              .formatted(directory, directory));
    }
    return store;
  }
}
