package io.leat.evaluation.quality;

import io.leat.evaluation.protocol.Question;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * 95% confidence intervals of means by the percentile bootstrap (Efron 1979): as many units as
 * there are, drawn with replacement, 1,000 times. Whole units are drawn, for the questions of one
 * session rise and fall together; the mean is still over questions.
 */
public final class Bootstrap {
  static final int RESAMPLES = 1_000;
  private static final long SEED = 20_260_101;

  private Bootstrap() {}

  /**
   * The interval that holds the middle 95% of the resampled means.
   *
   * @return by measure, low and high
   */
  public static Map<String, double[]> intervals(List<Question> questions, Scores scores) {
    return ofUnits(questions.stream().map(Question::unit).toList(), scores);
  }

  /**
   * The same of questions of which only this is known.
   *
   * @param units whose question each is
   */
  public static Map<String, double[]> ofUnits(List<String> units, Scores scores) {
    int measures = scores.names().size();
    Map<String, Integer> numbers = new HashMap<>();
    for (String unit : units) {
      numbers.putIfAbsent(unit, numbers.size());
    }
    // By unit: the sum of each measure, and last the number of questions.
    double[][] sums = new double[numbers.size()][measures + 1];
    for (int i = 0; i < units.size(); i++) {
      double[] sum = sums[numbers.getOrDefault(units.get(i), 0)];
      for (int measure = 0; measure < measures; measure++) {
        sum[measure] += scores.values()[i][measure];
      }
      sum[measures]++;
    }
    double[][] means =
        IntStream.range(0, RESAMPLES)
            .parallel()
            .mapToObj(resample -> resampled(sums, measures, new SplittableRandom(SEED + resample)))
            .toArray(double[][]::new);
    Map<String, double[]> intervals = new LinkedHashMap<>();
    for (int measure = 0; measure < measures; measure++) {
      int column = measure;
      double[] sorted = Arrays.stream(means).mapToDouble(mean -> mean[column]).sorted().toArray();
      intervals.put(
          scores.names().get(measure),
          new double[] {sorted[(int) (0.025 * RESAMPLES)], sorted[(int) (0.975 * RESAMPLES) - 1]});
    }
    return intervals;
  }

  private static double[] resampled(double[][] sums, int measures, SplittableRandom random) {
    double[] total = new double[measures + 1];
    for (int draw = 0; draw < sums.length; draw++) {
      double[] sum = sums[random.nextInt(sums.length)];
      for (int i = 0; i <= measures; i++) {
        total[i] += sum[i];
      }
    }
    double[] means = new double[measures];
    Arrays.setAll(means, measure -> total[measure] / total[measures]);
    return means;
  }
}
