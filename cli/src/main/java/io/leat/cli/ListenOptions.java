package io.leat.cli;

import io.leat.search.http.Protection;
import io.leat.search.http.ServerOptions;
import io.leat.search.http.ServerStartException;
import io.leat.search.keys.KeyFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where a server listens. */
final class ListenOptions {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "0 for any free one. Default: ${DEFAULT-VALUE}.")
  int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = ServerOptions.LOOPBACK,
      description =
          "Address to listen on; 0.0.0.0 for all of this machine, which wants --keys or --open."
              + " Default: ${DEFAULT-VALUE}.")
  String host;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "Only requests with a key of this file are answered; see ./leat keys create.")
  @Nullable Path keys;

  @Option(
      names = "--open",
      description = "Let anybody ask and write who reaches --host, without a key.")
  boolean open;

  @Option(
      names = "--rate-limit",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Requests a second of one key, or without keys of one address; 0 for no limit. Default:"
              + " ${DEFAULT-VALUE}.")
  int rateLimit;

  @Option(
      names = "--deadline",
      paramLabel = "MS",
      defaultValue = "500",
      description =
          "Milliseconds after which a search answers with what it has; 0 for no deadline. Default:"
              + " ${DEFAULT-VALUE}.")
  long deadline;

  @Option(
      names = "--cors",
      paramLabel = "ORIGIN",
      description =
          "Whose pages' scripts may ask, such as https://shop.example; repeat for several.")
  List<String> origins = new ArrayList<>();

  @Mixin TelemetryOptions telemetry;

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  /**
   * For a command that works long before it listens: fails now when it could not.
   *
   * @throws ServerStartException when the port is taken or may not be used
   */
  ServerOptions freeServerOptions() {
    ServerOptions options = serverOptions();
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(options.host(), options.port()));
    } catch (IOException e) {
      throw new ServerStartException(
          "Cannot listen on %s:%d (%s): choose another port or address, or stop what uses this one."
              .formatted(options.host(), options.port(), e.getMessage()),
          e);
    }
    return options;
  }

  private Protection protection() {
    Protection protection =
        Protection.DEFAULT
            .withRate(rateLimit)
            .withDeadline(Duration.ofMillis(deadline))
            .withOrigins(origins);
    protection = keys == null ? protection : protection.withKeys(new KeyFile(keys));
    return open ? protection.withOpen() : protection;
  }

  ServerOptions serverOptions() {
    try {
      return new ServerOptions(host, port, protection(), telemetry.telemetry());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }
}
