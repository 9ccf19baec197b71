package io.leat.evaluation.bench;

import io.leat.evaluation.live.ServerCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link BenchServer} in a process of its own. */
final class BenchProcess implements AutoCloseable {
  private static final long LONGEST_STOP_SECONDS = 20;

  private final Process process;
  private final BufferedReader out;
  private final URI address;

  /**
   * Starts it and waits until it serves.
   *
   * @param flags of its JVM
   */
  BenchProcess(Path index, List<String> flags) throws IOException {
    List<String> command =
        new ArrayList<>(ServerCommand.of(BenchServer.class.getName(), flags, List.of()).java());
    command.add(index.toString());
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    out = process.inputReader();
    address = URI.create("http://127.0.0.1:" + answer("port"));
  }

  private long answer(String name) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(name + " ")) {
        return Long.parseLong(line.substring(name.length() + 1));
      }
    }
    throw new IOException("the server ended before it said its " + name + "; see its own messages");
  }

  URI address() {
    return address;
  }

  /** Bytes in use after a collection. */
  long heapBytes() throws IOException {
    process.outputWriter().write("heap\n");
    process.outputWriter().flush();
    return answer("heap");
  }

  /** Processor time of all its threads since it began. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    try {
      process.outputWriter().close();
      if (!process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
