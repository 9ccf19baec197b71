package io.leat.evaluation.report;

import io.leat.evaluation.quality.Measurements;
import java.util.ArrayList;
import java.util.List;

/** Measurements beside each other, each mean with its 95% interval. */
final class Intervals {
  private final List<? extends Measurements> all;

  Intervals(List<? extends Measurements> all) {
    this.all = all;
  }

  /** The means of one measure. */
  BarChart chart(String measure) {
    List<Double> means = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    for (Measurements each : all) {
      means.add(each.means().getOrDefault(measure, 0.0));
      double[] interval = each.ci95().getOrDefault(measure, new double[2]);
      errors.add((interval[1] - interval[0]) / 2);
    }
    return new BarChart(measure + " with its 95% interval", measure, 3 * all.size())
        .with(
            all.stream().map(Measurements::name).toList(),
            new BarChart.Series(measure, means, errors))
        .withoutLegend();
  }

  /** A row each: the name, then low and high of every measure. */
  List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (Measurements each : all) {
      List<String> row = new ArrayList<>(List.of(each.name()));
      each.ci95()
          .values()
          .forEach(
              interval ->
                  row.add(Html.fraction(interval[0]) + " to " + Html.fraction(interval[1])));
      rows.add(row);
    }
    return rows;
  }
}
