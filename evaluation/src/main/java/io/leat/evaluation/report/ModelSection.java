package io.leat.evaluation.report;

import io.leat.evaluation.quality.ModelQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The models beside each other, each mean with its 95% interval. */
final class ModelSection {
  private final List<ModelQuality> models;
  private final Html page;

  ModelSection(List<ModelQuality> models, Html page) {
    this.models = models;
    this.page = page;
  }

  void write() {
    page.heading("The models beside each other");
    List<String> names = models.stream().map(ModelQuality::name).toList();
    int largest = models.getFirst().coverage().keySet().stream().max(Integer::compare).orElse(1);
    for (String measure : List.of("recall@" + largest, "ndcg@" + largest)) {
      List<Double> means = new ArrayList<>();
      List<Double> errors = new ArrayList<>();
      for (ModelQuality model : models) {
        means.add(model.means().getOrDefault(measure, 0.0));
        double[] interval = model.ci95().getOrDefault(measure, new double[2]);
        errors.add((interval[1] - interval[0]) / 2);
      }
      page.chart(
          new BarChart(measure + " with its 95% interval", measure, 3 * models.size())
              .with(names, new BarChart.Series(measure, means, errors))
              .withoutLegend());
    }
    page.table("Means over all questions", header(), rows());
    page.table("95% intervals (bootstrap over users or sessions)", measures(), intervals());
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

  private List<List<String>> intervals() {
    List<List<String>> rows = new ArrayList<>();
    for (ModelQuality model : models) {
      List<String> row = new ArrayList<>(List.of(model.name()));
      for (Map.Entry<String, double[]> each : model.ci95().entrySet()) {
        double[] interval = each.getValue();
        row.add(Html.fraction(interval[0]) + " to " + Html.fraction(interval[1]));
      }
      rows.add(row);
    }
    return rows;
  }
}
