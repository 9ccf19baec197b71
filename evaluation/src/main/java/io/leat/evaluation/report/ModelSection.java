package io.leat.evaluation.report;

import io.leat.evaluation.quality.ModelQuality;
import java.util.ArrayList;
import java.util.List;

/** The models beside each other, each mean with its 95% interval. */
final class ModelSection {
  private final List<ModelQuality> models;
  private final Intervals intervals;
  private final Html page;

  ModelSection(List<ModelQuality> models, Html page) {
    this.models = models;
    this.intervals = new Intervals(models);
    this.page = page;
  }

  void write() {
    page.heading("The models beside each other");
    int largest = models.getFirst().coverage().keySet().stream().max(Integer::compare).orElse(1);
    for (String measure : List.of("recall@" + largest, "ndcg@" + largest)) {
      page.chart(intervals.chart(measure));
    }
    page.table("Means over all questions", header(), rows());
    page.table("95% intervals (bootstrap over users or sessions)", measures(), intervals.rows());
  }

  private List<String> measures() {
    List<String> header = new ArrayList<>(List.of("model"));
    header.addAll(models.getFirst().means().keySet());
    return header;
  }

  private List<String> header() {
    List<String> header = measures();
    models.getFirst().coverage().keySet().forEach(k -> header.add("coverage@" + k));
    header.add("novelty (bits)");
    return header;
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (ModelQuality model : models) {
      List<String> row = new ArrayList<>(List.of(model.name()));
      model.means().values().forEach(mean -> row.add(Html.fraction(mean)));
      model.coverage().values().forEach(share -> row.add(Html.fraction(share)));
      row.add("%.2f".formatted(model.novelty()));
      rows.add(row);
    }
    return rows;
  }
}
