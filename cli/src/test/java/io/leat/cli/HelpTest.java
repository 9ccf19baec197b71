package io.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

class HelpTest {
  /** Every command with its path, such as [index, list]. */
  static Stream<List<String>> commands() {
    List<List<String>> found = new ArrayList<>();
    collect(Leat.commandLine(), List.of(), found);
    assertThat(found).contains(List.of("demo"), List.of("index", "rollback"));
    return found.stream();
  }

  private static void collect(CommandLine command, List<String> path, List<List<String>> found) {
    command
        .getSubcommands()
        .forEach(
            (name, child) -> {
              if (!(child.getCommand() instanceof HelpCommand)) {
                List<String> longer = new ArrayList<>(path);
                longer.add(name);
                found.add(longer);
                collect(child, longer, found);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelpWithAnExample(List<String> path) {
    Run run = with(path, "--help");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("Usage: leat " + String.join(" ", path))
        .contains("Example: ./leat " + path.getFirst());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandTellsTheVersion(List<String> path) {
    Run run = with(path, "--version");

    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("leat ");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void anUnknownOptionIsWrongUsage(List<String> path) {
    Run run = with(path, "--no-such-option");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("leat: ");
  }

  private static Run with(List<String> path, String option) {
    return Run.leat(Stream.concat(path.stream(), Stream.of(option)).toArray(String[]::new));
  }
}
