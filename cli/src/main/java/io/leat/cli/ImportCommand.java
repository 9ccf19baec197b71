package io.leat.cli;

import io.leat.core.profile.Action;
import io.leat.data.ShopException;
import io.leat.data.imports.ImportReport;
import io.leat.data.imports.ImportRequest;
import io.leat.data.imports.ShopImporter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Turns CSV and TSV files into a shop. */
@Command(
    name = "import",
    description =
        "Turns CSV or TSV files, plain or gzipped, into a shop's items.jsonl and events.jsonl. Rows that"
            + " cannot be taken are written to import-rejects.jsonl, with the reasons; exit code 1 when"
            + " there are any. Importing twice changes nothing.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: ./leat import --items products.csv --events sales.csv"
          + " --columns sku=item_id,name=title,when=timestamp,customer=user_id --action purchase --out shop"
    })
final class ImportCommand implements Callable<Integer> {
  @Option(
      names = "--items",
      paramLabel = "FILE",
      description = "A file of products; may be given again.")
  List<Path> items = List.of();

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description = "A file of events; may be given again.")
  List<Path> events = List.of();

  @Option(
      names = "--columns",
      paramLabel = "COLUMN=FIELD,...",
      description =
          "A file's column to Leat's field. A column of a field's own name needs none; FIELD - leaves the"
              + " column out; others are kept as attributes of items or unknown fields of events.")
  @Nullable String columns;

  @Option(
      names = "--action",
      paramLabel = "ACTION",
      description = "The action of events whose row names none: purchase, view, click, ...")
  @Nullable String action;

  @Option(
      names = "--actions",
      paramLabel = "NAME=ACTION",
      split = ",",
      description = "A file's own name of an action to Leat's: transaction=purchase,...")
  Map<String, String> actions = Map.of();

  @Option(
      names = "--time-format",
      paramLabel = "PATTERN",
      description =
          "Such as dd/MM/yyyy HH:mm. Default: ISO-8601, epoch times and common forms are told apart.")
  @Nullable String timeFormat;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      converter = ZoneConverter.class,
      defaultValue = "UTC",
      description = "Of times that do not say theirs. Default: ${DEFAULT-VALUE}.")
  ZoneId zone;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Directory of the shop; made when missing.")
  Path out;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    ImportRequest request = request();
    ImportReport report;
    try (Progress progress = Progress.start("Importing", "bytes")) {
      report = new ShopImporter().run(request, progress.advancing(request.bytes()));
      progress.finish();
    }
    spec.commandLine().getOut().println(report.toText().stripTrailing());
    return report.rejects() == null ? 0 : 1;
  }

  private ImportRequest request() {
    try {
      return new ImportRequest(
          items,
          events,
          columns == null ? Map.of() : ImportRequest.parseColumns(columns),
          action == null ? null : action(action),
          actions.entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, entry -> action(entry.getValue()))),
          timeFormat,
          zone,
          Directories.forWriting(spec, "--out", out));
    } catch (ShopException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Action action(String name) {
    Optional<Action> known =
        Arrays.stream(Action.values())
            .filter(one -> one.externalName().equals(name.toLowerCase(Locale.ROOT)))
            .findFirst();
    return known.orElseThrow(
        () ->
            Usage.wrong(
                spec,
                "'%s' is not an action: choose one of %s"
                    .formatted(
                        name,
                        Arrays.stream(Action.values())
                            .map(Action::externalName)
                            .collect(Collectors.joining(", ")))));
  }
}
