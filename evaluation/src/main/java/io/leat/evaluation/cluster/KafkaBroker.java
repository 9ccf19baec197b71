package io.leat.evaluation.cluster;

import io.leat.flink.job.Environments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * A real Kafka of one broker, which is its own KRaft controller: for trying and for tests. It
 * listens to this machine only, and keeps what it was given in a directory.
 *
 * <pre>
 * directory/server.properties
 * directory/data/...
 * </pre>
 */
public final class KafkaBroker {
  private KafkaBroker() {}

  /** Runs it until this process is asked to end; then the process ends. */
  public static void run(Path directory, int port) throws IOException {
    Path data = Files.createDirectories(directory.toAbsolutePath().resolve("data"));
    Path configuration = directory.toAbsolutePath().resolve("server.properties");
    Files.writeString(configuration, configuration(port, Environments.freePort(), data));
    if (Files.notExists(data.resolve("meta.properties"))) {
      format(configuration);
    }
    Kafka.main(new String[] {configuration.toString()});
  }

  private static void format(Path configuration) throws IOException {
    int formatted =
        StorageTool.execute(
            new String[] {
              "format",
              "--cluster-id",
              Uuid.randomUuid().toString(),
              "--config",
              configuration.toString()
            },
            System.err);
    if (formatted != 0) {
      throw new IOException(
          "Kafka did not take the directory that %s names, as said above".formatted(configuration));
    }
  }

  private static String configuration(int port, int controllerPort, Path data) {
    return """
        process.roles=broker,controller
        node.id=1
        listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
        controller.listener.names=CONTROLLER
        controller.quorum.voters=1@localhost:%2$d
        log.dirs=%3$s
        num.partitions=4
        offsets.topic.replication.factor=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        auto.create.topics.enable=false
        """
        .formatted(port, controllerPort, data);
  }

  /** In a process of its own: {@code KafkaBroker DIRECTORY PORT}. */
  public static void main(String[] arguments) throws IOException {
    run(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
  }
}
