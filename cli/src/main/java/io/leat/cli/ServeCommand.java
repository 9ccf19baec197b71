package io.leat.cli;

import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.SearchSettings;
import io.leat.search.http.LeatServer;
import io.leat.search.http.ServerOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves an index until it is interrupted. */
@Command(
    name = "serve",
    description =
        "Serves an index over HTTP, with a page at /. What a rebuild promotes meanwhile is swapped in."
            + " Ctrl-C stops it once the requests under way are answered.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example: ./leat serve --index shop-index --port 8080"})
final class ServeCommand implements Callable<Integer> {
  @Mixin IndexOption index;
  @Mixin ListenOptions listen;
  @Spec CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    SnapshotStore store = index.servedStore();
    ServerOptions options = listen.serverOptions();
    run(
        () -> new LeatServer(store, SearchSettings.DEFAULT, options),
        options,
        spec.commandLine().getOut());
    return 0;
  }

  /** Serves until the process is asked to end; then lets requests under way finish. */
  static void run(Supplier<LeatServer> opened, ServerOptions options, PrintWriter out)
      throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    try (LeatServer server = opened.get()) {
      server.start();
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    asked.countDown();
                    awaitQuietly(stopped);
                  },
                  "stop"));
      out.printf("Ready: http://%s:%d%n", displayName(options.host()), server.port());
      out.flush();
      asked.await();
    } finally {
      stopped.countDown();
    }
  }

  private static String displayName(String host) {
    return host.equals(ServerOptions.LOOPBACK) ? "localhost" : host;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
