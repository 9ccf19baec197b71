package io.leat.cli;

import io.leat.search.http.ServerOptions;
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

  ServerOptions serverOptions() {
    try {
      return new ServerOptions(host, port);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }
}
