package io.leat.evaluation.bench;

import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.SearchSettings;
import io.leat.search.http.LeatServer;
import io.leat.search.http.ServerOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The measured process: serves an index on a free port until its standard input ends, so that it
 * never outlives who started it.
 *
 * <pre>
 * -&gt; port 40123           once it serves
 * &lt;- heap
 * -&gt; heap 734003200       bytes in use after a collection
 * </pre>
 */
public final class BenchServer {
  private BenchServer() {}

  /**
   * Serves.
   *
   * @param arguments the index root
   */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    SnapshotStore store = new SnapshotStore(Path.of(arguments[0]));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (LeatServer server =
        new LeatServer(store, SearchSettings.DEFAULT, ServerOptions.onPort(0))) {
      server.start();
      out.println("port " + server.port());
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.gc();
        out.println(line + " " + usedHeap());
      }
    }
  }

  private static long usedHeap() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
