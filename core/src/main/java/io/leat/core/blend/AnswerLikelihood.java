package io.leat.core.blend;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How likely the right answers are where a candidate is chosen with a probability that grows with
 * the exponent of its score: the mean over the questions, and over each one's answers, of
 *
 * <pre>
 * log p(i) = sum over parts p of w_p x_pi - log sum over candidates j of exp(sum over p of w_p x_pj)
 * </pre>
 *
 * <p>the top-one likelihood of ListNet (Cao, Qin, Liu, Tsai &amp; Li 2007), concave in the weights.
 *
 * @param questions of which each has an answer among its candidates
 */
record AnswerLikelihood(List<BlendQuestion> questions) {
  private static final int MOST_STEPS = 60;
  private static final double LEAST_GAIN = 1e-6;

  /** Its derivatives with it. */
  private record Value(double likelihood, double[] gradient) {}

  /**
   * The weights, none negative, of about the greatest likelihood: gradient ascent with the step
   * lengths of Barzilai &amp; Borwein (1988), projected to the weights that there can be, halved
   * until it rises.
   */
  double[] greatest(int parts) {
    double[] weights = new double[parts];
    Arrays.fill(weights, 1);
    Value value = at(weights);
    double length = 1;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] next = moved(weights, value.gradient, length);
      Value found = at(next);
      while (found.likelihood < value.likelihood && length > 1e-9) {
        length /= 2;
        next = moved(weights, value.gradient, length);
        found = at(next);
      }
      double gain = found.likelihood - value.likelihood;
      length = length(weights, next, value.gradient, found.gradient, length);
      if (gain >= 0) {
        weights = next;
        value = found;
      }
      if (gain < LEAST_GAIN) {
        break;
      }
    }
    return weights;
  }

  private static double[] moved(double[] weights, double[] gradient, double length) {
    double[] moved = new double[weights.length];
    Arrays.setAll(moved, part -> Math.max(0, weights[part] + length * gradient[part]));
    return moved;
  }

  /** That of the secant: how far the weights went by how much the slope fell on the way. */
  private static double length(
      double[] from, double[] to, double[] slope, double[] newSlope, double before) {
    double way = 0;
    double fall = 0;
    for (int part = 0; part < from.length; part++) {
      double moved = to[part] - from[part];
      way += moved * moved;
      fall += moved * (slope[part] - newSlope[part]);
    }
    return fall > 0 && way > 0 ? Math.clamp(way / fall, 1e-6, 1e6) : before;
  }

  private Value at(double[] weights) {
    Value[] each = new Value[questions.size()];
    IntStream.range(0, each.length)
        .parallel()
        .forEach(i -> each[i] = of(questions.get(i), weights));
    double likelihood = 0;
    double[] gradient = new double[weights.length];
    for (Value value : each) {
      likelihood += value.likelihood / each.length;
      for (int part = 0; part < gradient.length; part++) {
        gradient[part] += value.gradient[part] / each.length;
      }
    }
    return new Value(likelihood, gradient);
  }

  private static Value of(BlendQuestion question, double[] weights) {
    double[] scores = question.scores(weights);
    double greatest = DoubleStream.of(scores).max().orElse(0);
    double[] chances = new double[scores.length];
    double sum = 0;
    int found = 0;
    double answered = 0;
    for (int i = 0; i < scores.length; i++) {
      chances[i] = Math.exp(scores[i] - greatest);
      sum += chances[i];
      if (question.relevant()[i]) {
        found++;
        answered += scores[i];
      }
    }
    double[] gradient = new double[weights.length];
    for (int part = 0; part < weights.length; part++) {
      float[] values = question.parts()[part];
      double expected = 0;
      double actual = 0;
      for (int i = 0; i < scores.length; i++) {
        expected += chances[i] * values[i];
        actual += question.relevant()[i] ? values[i] : 0;
      }
      gradient[part] = actual / found - expected / sum;
    }
    return new Value(answered / found - greatest - Math.log(sum), gradient);
  }
}
