package io.leat.cli;

import io.leat.evaluation.bench.LoadGenerator;
import io.leat.evaluation.bench.LoadRequest;
import io.leat.evaluation.bench.LoadRequests;
import io.leat.evaluation.bench.RateSearch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The load generator alone, against any server. */
@Command(
    name = "load",
    description =
        "Asks a running server what a file says, at planned times: for each kind of query the greatest"
            + " rate that it keeps up with and the latencies at half of that. Prints one JSON object.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: ./leat bench load --url http://127.0.0.1:8080 --requests exported/queries.ndjson"
    })
final class BenchLoadCommand implements Callable<Integer> {
  @Option(names = "--url", required = true, paramLabel = "URL", description = "Of the server.")
  URI url;

  @Option(
      names = "--requests",
      required = true,
      paramLabel = "FILE",
      description = "One JSON object a line: kind, path, and body for a POST.")
  Path requests;

  @Option(
      names = "--kind",
      split = ",",
      paramLabel = "KIND",
      description = "Only these kinds. Default: all, each by itself.")
  @Nullable Set<String> kinds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "5",
      description = "How long each rate is tried. Default: ${DEFAULT-VALUE}.")
  double seconds;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Of the planned times. Default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(
      names = "--processor-of",
      paramLabel = "PID",
      description = "A process of this machine, the server: how long its threads ran is told too.")
  @Nullable Long pid;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (url.getHost() == null || url.getPort() < 0) {
      throw Usage.wrong(spec, "--url must be http://HOST:PORT, was " + url);
    }
    LoadGenerator generator = new LoadGenerator(url, seed);
    Map<String, Object> figures = new LinkedHashMap<>();
    for (Map.Entry<String, List<LoadRequest>> kind : LoadRequests.read(requests).entrySet()) {
      if (kinds == null || kinds.contains(kind.getKey())) {
        System.err.println("Asking: " + kind.getKey());
        RateSearch search = new RateSearch(generator, seconds, this::processorTime);
        figures.put(kind.getKey(), search.run(kind.getValue()).summary());
      }
    }
    JsonOutput.print(spec, figures);
    return 0;
  }

  private Duration processorTime() {
    return Optional.ofNullable(pid)
        .flatMap(ProcessHandle::of)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }
}
