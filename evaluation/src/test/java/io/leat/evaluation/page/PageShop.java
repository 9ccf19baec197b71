package io.leat.evaluation.page;

import io.leat.data.ShopFiles;
import io.leat.data.log.EventLog;
import io.leat.data.log.LogDirectory;
import io.leat.data.simulator.ShopSimulator;
import io.leat.data.simulator.SimulationProgress;
import io.leat.data.simulator.SimulationRequest;
import io.leat.flink.Rebuild;
import io.leat.flink.RebuildProgress;
import io.leat.flink.RebuildRequest;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.SearchSettings;
import io.leat.search.http.LeatServer;
import io.leat.search.http.LiveParts;
import io.leat.search.http.ServerOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;

/** A small made-up shop, rebuilt for real and served with its log: what is done there counts. */
final class PageShop implements AutoCloseable {
  private static final int ITEMS = 400;
  private static final int USERS = 150;
  private static final int EVENTS = 9_000;
  private static final long SEED = 7;

  private final SnapshotStore store;
  private final EventLog log;
  private final LeatServer server;

  /**
   * Makes, builds and serves it.
   *
   * @param directory an empty one
   */
  PageShop(Path directory) {
    Path shop = directory.resolve("shop");
    new ShopSimulator(
            new SimulationRequest(ITEMS, USERS, EVENTS, SEED, shop, false, false),
            SimulationProgress.SILENT)
        .run();
    Path index = directory.resolve("index");
    Rebuild.embedded().run(RebuildRequest.of(new ShopFiles(shop), index), RebuildProgress.NONE);
    store = new SnapshotStore(index);
    log = new LogDirectory(shop).open();
    server =
        new LeatServer(
            store,
            SearchSettings.DEFAULT,
            ServerOptions.onPort(0),
            new LiveParts(log, InstantSource.system(), new StoreJobs(store)));
    server.start();
  }

  SnapshotStore store() {
    return store;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  @Override
  public void close() {
    server.close();
    log.close();
  }
}
