package io.leat.evaluation.report;

import io.leat.data.Item;
import io.leat.data.ShopException;
import io.leat.evaluation.EvaluationResult;
import io.leat.evaluation.protocol.EvaluationTask;
import io.leat.evaluation.quality.ModelQuality;
import io.leat.evaluation.quality.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes an evaluation as one page that needs nothing else: no network, no script. */
public final class HtmlReport {
  private static final int MOST_SHOWN = 10;

  private final EvaluationResult result;
  private final EvaluationTask task;
  private final List<ModelQuality> models;
  private final Html page;

  private HtmlReport(EvaluationResult result) {
    this.result = result;
    this.task = result.task();
    this.models =
        result.outcomes().stream()
            .filter(Outcome.Measured.class::isInstance)
            .map(each -> ((Outcome.Measured) each).quality())
            .toList();
    this.page = new Html("Leat: how good are the recommendations?");
  }

  /**
   * Writes {@code index.html}.
   *
   * @param directory made when missing
   * @return the file
   * @throws ShopException when it cannot be written
   */
  public static Path write(EvaluationResult result, Path directory) {
    return new HtmlReport(result).page().write(directory);
  }

  private Html page() {
    page.paragraph(
        "%s, format %s: %,d questions of %,d users or sessions about %,d items; %,d training interactions. Leat %s."
            .formatted(
                task.protocol().externalName(),
                result.format(),
                task.questions().size(),
                task.units(),
                task.catalogue().size(),
                task.train().count(),
                result.version()));
    page.paragraph(
        "%,d users and %,d items of the test are not in the training data."
            .formatted(task.unknownUsers(), task.unknownItems()));
    skipped();
    if (!models.isEmpty()) {
      new ModelSection(models, page).write();
      new SliceSection(task, models, page).write();
      latencies();
      mostShown();
    }
    return page;
  }

  private void skipped() {
    for (Outcome outcome : result.outcomes()) {
      if (outcome instanceof Outcome.Skipped skipped) {
        page.paragraph("Not measured: %s, %s.".formatted(skipped.name(), skipped.reason()));
      }
    }
  }

  private void latencies() {
    page.heading("Latency");
    List<String> percentiles = List.of("p50", "p99");
    BarChart chart = new BarChart("Milliseconds for one list", "ms", 2 * models.size());
    List<List<String>> rows = new ArrayList<>();
    for (ModelQuality model : models) {
      double p50 = model.latencies().p50Ms();
      double p99 = model.latencies().p99Ms();
      chart.with(percentiles, new BarChart.Series(model.name(), BarChart.list(p50, p99), null));
      rows.add(
          List.of(
              model.name(),
              String.format(Locale.ROOT, "%.2f", p50),
              String.format(Locale.ROOT, "%.2f", p99),
              String.format(Locale.ROOT, "%.1f", model.trainSeconds())));
    }
    page.chart(chart)
        .table(
            "Asked by as many threads as the machine has processors; leat through its index, the others in memory.",
            List.of("model", "p50 ms", "p99 ms", "training s"),
            rows);
  }

  private void mostShown() {
    ModelQuality chosen = models.getFirst();
    page.heading("What " + chosen.name() + " shows most");
    Map<String, Integer> shown = new HashMap<>();
    chosen.lists().forEach(list -> list.forEach(item -> shown.merge(item, 1, Integer::sum)));
    List<List<String>> rows =
        shown.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST_SHOWN)
            .map(
                each ->
                    List.of(
                        each.getKey(),
                        title(each.getKey()),
                        "%.1f%%".formatted(100.0 * each.getValue() / chosen.lists().size())))
            .toList();
    page.plainTable(
        "Items by the share of lists they are on", List.of("item", "title", "of lists"), rows);
  }

  private String title(String item) {
    Item known = task.catalogue().get(item);
    return known == null ? item : known.title();
  }
}
