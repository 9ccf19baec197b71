package io.leat.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says how many places of a list count. */
final class CutOff {
  private static final int MOST = 100;

  @Option(
      names = "--k",
      paramLabel = "K",
      defaultValue = "10",
      description = "Length of the lists, 1 to 100. Default: ${DEFAULT-VALUE}.")
  int k;

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  /**
   * @throws ParameterException when it is out of range
   */
  int k() {
    check(spec, k);
    return k;
  }

  /**
   * Of one cut-off among several.
   *
   * @throws ParameterException when it is out of range
   */
  static void check(CommandSpec command, int k) {
    if (k < 1 || k > MOST) {
      throw Usage.wrong(command, "--k must be 1 to %d, was %d".formatted(MOST, k));
    }
  }
}
