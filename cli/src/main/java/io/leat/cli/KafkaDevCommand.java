package io.leat.cli;

import io.leat.evaluation.cluster.KafkaBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A Kafka to try the log with. */
@Command(
    name = "kafka-dev",
    description =
        "Starts a Kafka of one broker in this process, for trying 'leat live --kafka'. It listens to"
            + " this machine only and keeps what it is given in the directory. Ctrl-C stops it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example: ./leat kafka-dev --dir kafka --port 9092"})
final class KafkaDevCommand implements Callable<Integer> {
  @Option(
      names = "--dir",
      required = true,
      paramLabel = "DIR",
      description = "Where Kafka keeps its data; made when missing.")
  Path directory;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "Default: ${DEFAULT-VALUE}.")
  int port;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Directories.forWriting(spec, "--dir", directory);
    spec.commandLine()
        .getErr()
        .printf("Kafka on localhost:%d; now: ./leat live --kafka localhost:%d ...%n", port, port);
    spec.commandLine().getErr().flush();
    KafkaBroker.run(directory, port);
    return 0;
  }
}
