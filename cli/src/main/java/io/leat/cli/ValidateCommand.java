package io.leat.cli;

import io.leat.data.ShopFiles;
import io.leat.data.validation.ShopValidator;
import io.leat.data.validation.ValidationReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a shop's files hold and what is wrong with them. */
@Command(
    name = "validate",
    description =
        "Counts what a shop's files hold and reports each class of fault with examples. Lines that a"
            + " rebuild would not take are written to rejects.jsonl beside them, with the reasons."
            + " Exit code 1 when there are any.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./leat validate shop"})
final class ValidateCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "DIR",
      description = "Directory of items.jsonl and events.jsonl, or with .gz.")
  Path shop;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    ShopFiles files = new ShopFiles(shop);
    ValidationReport report;
    try (Progress progress = Progress.start("Validating", "bytes")) {
      report = new ShopValidator().validate(files, progress.advancing(files.bytes()));
      progress.finish();
    }
    spec.commandLine().getOut().println(report.toText());
    return report.rejected() == 0 ? 0 : 1;
  }
}
