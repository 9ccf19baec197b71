package io.leat.evaluation.report;

import io.leat.data.ShopException;
import io.leat.evaluation.search.SearchQuality;
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
    return new SearchReport(title, qualities).page(paragraphs).write(directory);
  }

  private Html page(List<String> paragraphs) {
    paragraphs.forEach(page::paragraph);
    List<String> measures = List.copyOf(qualities.getFirst().means().keySet());
    Intervals intervals = new Intervals(qualities);
    page.heading("Beside each other");
    for (String measure : measures) {
      if (measure.startsWith("ndcg") || measure.startsWith("mrr")) {
        page.chart(intervals.chart(measure));
      }
    }
    List<String> header = new ArrayList<>(List.of(""));
    header.addAll(measures);
    page.table("Means over all questions", header, means());
    page.table("95% intervals (bootstrap)", header, intervals.rows());
    latencies();
    return page;
  }

  private List<List<String>> means() {
    List<List<String>> rows = new ArrayList<>();
    for (SearchQuality each : qualities) {
      List<String> row = new ArrayList<>(List.of(each.name()));
      each.means().values().forEach(mean -> row.add(Html.fraction(mean)));
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
