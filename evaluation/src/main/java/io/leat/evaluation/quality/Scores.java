package io.leat.evaluation.quality;

import io.leat.evaluation.protocol.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Every measure of every list.
 *
 * @param names of the measures: {@code recall@10}, {@code recall@20}, {@code ndcg@10}, ...
 * @param values by question, then by measure
 */
public record Scores(List<String> names, double[][] values) {

  /** Measures lists against what their questions should find. */
  public static Scores of(List<Question> questions, List<List<String>> lists, List<Integer> ks) {
    List<String> names = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      ks.forEach(k -> names.add(measure.at(k)));
    }
    double[][] values =
        IntStream.range(0, questions.size())
            .parallel()
            .mapToObj(i -> measure(questions.get(i), lists.get(i), ks, names.size()))
            .toArray(double[][]::new);
    return new Scores(List.copyOf(names), values);
  }

  private static double[] measure(
      Question question, List<String> list, List<Integer> ks, int measures) {
    double[] values = new double[measures];
    int next = 0;
    for (Measure measure : Measure.values()) {
      for (int k : ks) {
        values[next++] = measure.of(list, question.relevant(), k);
      }
    }
    return values;
  }

  /** These less the others, of the same questions and measures. */
  Scores minus(Scores other) {
    double[][] differences = new double[values.length][];
    for (int question = 0; question < values.length; question++) {
      double[] difference = values[question].clone();
      for (int measure = 0; measure < difference.length; measure++) {
        difference[measure] -= other.values[question][measure];
      }
      differences[question] = difference;
    }
    return new Scores(names, differences);
  }

  /** The mean of each measure over all questions; 0 over none. */
  public Map<String, Double> means() {
    return means(IntStream.range(0, values.length).toArray());
  }

  /** The mean of each measure over some questions. */
  public Map<String, Double> means(int[] questions) {
    Map<String, Double> means = new LinkedHashMap<>();
    for (int measure = 0; measure < names.size(); measure++) {
      double sum = 0;
      for (int question : questions) {
        sum += values[question][measure];
      }
      means.put(names.get(measure), questions.length == 0 ? 0 : sum / questions.length);
    }
    return means;
  }
}
