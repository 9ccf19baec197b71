package io.leat.evaluation.report;

import io.leat.evaluation.protocol.EvaluationTask;
import io.leat.evaluation.quality.ModelQuality;
import io.leat.evaluation.quality.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Who is served well, and with which items: by activity, by popularity, cold items apart. */
final class SliceSection {
  private final List<ModelQuality> models;
  private final Slices slices;
  private final Html page;
  private final int k;

  SliceSection(EvaluationTask task, List<ModelQuality> models, Html page) {
    this.models = models;
    this.slices = new Slices(task);
    this.page = page;
    this.k = models.getFirst().coverage().keySet().stream().max(Integer::compare).orElse(1);
  }

  void write() {
    byActivity();
    byPopularity();
  }

  private void byActivity() {
    String measure = "recall@" + k;
    Map<String, int[]> quarters = slices.byActivity();
    List<String> names = new ArrayList<>(quarters.keySet());
    page.heading("By user activity");
    BarChart chart =
        new BarChart(
            measure + " by what is known of who asks", measure, names.size() * models.size());
    List<List<String>> rows = new ArrayList<>();
    rows.add(cells("questions", names.stream().map(name -> count(quarters, name)).toList()));
    for (ModelQuality model : models) {
      List<Double> values =
          quarters.values().stream()
              .map(members -> model.scores().means(members).getOrDefault(measure, 0.0))
              .toList();
      chart.with(names, new BarChart.Series(model.name(), values, null));
      rows.add(cells(model.name(), values.stream().map(Html::fraction).toList()));
    }
    page.chart(chart)
        .plainTable(
            measure + " by quarter of the questions: interactions known of the user or session",
            cells("interactions", names),
            rows);
  }

  private static String count(Map<String, int[]> quarters, String name) {
    int[] members = quarters.get(name);
    return "%,d".formatted(members == null ? 0 : members.length);
  }

  private void byPopularity() {
    Map<String, Predicate<String>> classes = slices.byPopularity();
    List<String> names = new ArrayList<>(classes.keySet());
    page.heading("By item popularity, cold items apart");
    page.paragraph(
        "Head: the fifth of the training items that most people have; tail: the half that fewest have; cold: not in the training data.");
    BarChart chart =
        new BarChart("Test items found among the first " + k, "share", 4 * models.size());
    List<List<String>> rows = new ArrayList<>();
    List<String> there = new ArrayList<>();
    for (ModelQuality model : models) {
      there.clear();
      List<Double> found = new ArrayList<>();
      for (Predicate<String> each : classes.values()) {
        double[] share = slices.found(model.lists(), each, k);
        found.add(share[0]);
        there.add("%,.0f".formatted(share[1]));
      }
      chart.with(names, new BarChart.Series(model.name(), found, null));
      rows.add(cells(model.name(), found.stream().map(Html::fraction).toList()));
    }
    rows.addFirst(cells("items to find", there));
    page.chart(chart)
        .plainTable(
            "Share of the test items found among the first " + k, cells("items", names), rows);
  }

  private static List<String> cells(String first, List<String> others) {
    List<String> cells = new ArrayList<>(List.of(first));
    cells.addAll(others);
    return cells;
  }
}
