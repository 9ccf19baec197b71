package io.leat.evaluation.report;

import io.leat.data.FileProblem;
import io.leat.data.ShopException;
import io.leat.evaluation.search.SearchQuality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes ways to search beside each other, as one page that needs nothing else. */
public final class SearchReport {
  private final List<SearchQuality> qualities;
  private final Html page;

  private SearchReport(String title, List<SearchQuality> qualities) {
    this.qualities = qualities;
    this.page = new Html(title);
  }

  /**
   * Writes {@code index.html}.
   *
   * @param paragraphs what was asked of what
   * @param qualities the one that is served first, all with the same measures
   * @param directory made when missing
   * @return the file
   * @throws ShopException when it cannot be written
   */
  public static Path write(
      String title, List<String> paragraphs, List<SearchQuality> qualities, Path directory) {
    Path file = directory.resolve("index.html");
    try {
      Files.createDirectories(directory);
      Files.writeString(file, new SearchReport(title, qualities).html(paragraphs));
    } catch (IOException e) {
      throw new ShopException(
          "the report cannot be written to %s: %s".formatted(file, FileProblem.describe(e)));
    }
    return file;
  }

  private String html(List<String> paragraphs) {
    paragraphs.forEach(page::paragraph);
    List<String> measures = List.copyOf(qualities.getFirst().means().keySet());
    page.heading("Beside each other");
    for (String measure : measures) {
      if (measure.startsWith("ndcg") || measure.startsWith("mrr")) {
        chart(measure);
      }
    }
    List<String> header = new ArrayList<>(List.of(""));
    header.addAll(measures);
    page.table("Means over all questions", header, rows(false));
    page.table("95% intervals (bootstrap)", header, rows(true));
    latencies();
    return page.end();
  }

  private void chart(String measure) {
    List<Double> means = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    for (SearchQuality each : qualities) {
      means.add(each.means().getOrDefault(measure, 0.0));
      double[] interval = each.ci95().getOrDefault(measure, new double[2]);
      errors.add((interval[1] - interval[0]) / 2);
    }
    page.chart(
        new BarChart(measure + " with its 95% interval", measure, 3 * qualities.size())
            .with(
                qualities.stream().map(SearchQuality::name).toList(),
                new BarChart.Series(measure, means, errors))
            .withoutLegend());
  }

  private List<List<String>> rows(boolean intervals) {
    List<List<String>> rows = new ArrayList<>();
    for (SearchQuality each : qualities) {
      List<String> row = new ArrayList<>(List.of(each.name()));
      each.means()
          .forEach(
              (measure, mean) -> {
                double[] interval = each.ci95().getOrDefault(measure, new double[2]);
                row.add(
                    intervals
                        ? Html.fraction(interval[0]) + " to " + Html.fraction(interval[1])
                        : Html.fraction(mean));
              });
      rows.add(row);
    }
    return rows;
  }

  private void latencies() {
    page.heading("Latency and what brought nothing");
    List<List<String>> rows = new ArrayList<>();
    for (SearchQuality each : qualities) {
      rows.add(
          List.of(
              each.name(),
              String.format(Locale.ROOT, "%.2f", each.latencies().p50Ms()),
              String.format(Locale.ROOT, "%.2f", each.latencies().p99Ms()),
              String.format(Locale.ROOT, "%,d", each.zeroResults())));
    }
    page.table(
        "Asked by as many threads as the machine has processors.",
        List.of("", "p50 ms", "p99 ms", "queries without a result"),
        rows);
  }
}
