package io.leat.evaluation.live;

import io.leat.flink.job.Environments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * How a server is started.
 *
 * @param java the Java program, its flags and the main class
 * @param arguments of the main class, but for the shop, the index and the port
 * @param shell what precedes all that, such as {@code sh -c 'ulimit ...'}; mostly nothing
 */
public record ServerCommand(List<String> java, List<String> arguments, List<String> shell) {
  /** Of this process's own flags, those that any program of ours needs. */
  private static final List<String> NEEDED =
      List.of("--add", "--enable", "--sun-misc", "-Dorg.slf4j");

  /** A program with this process's Java, flags and class path. */
  public static ServerCommand of(String mainClass, List<String> flags, List<String> arguments) {
    List<String> java = new ArrayList<>();
    java.add(ProcessHandle.current().info().command().orElse("java"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> NEEDED.stream().anyMatch(flag::startsWith))
        .forEach(java::add);
    java.addAll(flags);
    java.addAll(List.of("-cp", System.getProperty("java.class.path", ""), mainClass));
    return new ServerCommand(java, arguments, List.of());
  }

  /** The same behind other words. */
  public ServerCommand after(String... words) {
    return new ServerCommand(java, arguments, List.of(words));
  }

  /** The same with one more argument. */
  public ServerCommand with(String argument) {
    List<String> more = new ArrayList<>(arguments);
    more.add(argument);
    return new ServerCommand(java, more, shell);
  }

  /** Starts a server for this shop on a free port of this machine. */
  public LiveServer start(LiveWork work) {
    int port = Environments.freePort();
    List<String> command = new ArrayList<>(shell);
    command.addAll(java);
    command.addAll(arguments);
    command.addAll(
        List.of(
            "--shop",
            work.shop().directory().toString(),
            "--index",
            work.index().toString(),
            "--port",
            Integer.toString(port)));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(work.output().toFile()))
              .start();
      return new LiveServer(process, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
