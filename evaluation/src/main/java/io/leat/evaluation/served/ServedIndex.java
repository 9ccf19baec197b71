package io.leat.evaluation.served;

import io.leat.data.ShopFiles;
import io.leat.flink.RebuildRequest;
import io.leat.index.search.SnapshotSearcherManager;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.SearchService;
import io.leat.search.SearchSettings;
import io.leat.search.SnapshotSource;
import java.nio.file.Path;
import java.util.function.Consumer;

/** An index and its {@link SearchService}, with the settings that are served. */
final class ServedIndex implements AutoCloseable {
  private final SnapshotSearcherManager manager;
  private final SnapshotSource source;
  private final SearchService service;

  private ServedIndex(SnapshotStore store) {
    this.manager = SnapshotSearcherManager.open(store);
    this.source = SnapshotSource.of(manager);
    this.service = new SearchService(source, SearchSettings.DEFAULT);
  }

  /**
   * Rebuilds a shop and serves it.
   *
   * @param scratch an existing directory, for the index
   * @param rebuild runs a rebuild to its end
   */
  static ServedIndex rebuilt(ShopFiles shop, Path scratch, Consumer<RebuildRequest> rebuild) {
    Path index = scratch.resolve("index");
    rebuild.accept(RebuildRequest.of(shop, index));
    return new ServedIndex(new SnapshotStore(index));
  }

  SnapshotSource source() {
    return source;
  }

  SearchService service() {
    return service;
  }

  /** The same index by other settings. */
  SearchService service(SearchSettings settings) {
    return new SearchService(source, settings);
  }

  @Override
  public void close() {
    manager.close();
  }
}
