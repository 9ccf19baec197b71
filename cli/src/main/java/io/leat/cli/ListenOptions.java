package io.leat.cli;

import io.leat.search.http.ServerOptions;
import io.leat.search.http.ServerStartException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
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
          "Address to listen on; 0.0.0.0 for all of this machine. Default: ${DEFAULT-VALUE}.")
  String host;

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

  ServerOptions serverOptions() {
    try {
      return new ServerOptions(host, port);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }
}
