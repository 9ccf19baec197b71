package io.leat.core.blend;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Learns the weights of a blend from questions whose answers are known, by coordinate ascent on the
 * measure itself (Metzler &amp; Croft 2007, "Linear feature-based models for information
 * retrieval"): one weight at a time is tried at several sizes, the best stays, until a round
 * changes nothing.
 *
 * <p>The measure is the mean of NDCG and recall of the first k. It starts from each part alone and
 * from all alike, whichever is best, so that the blend answers these questions about as well as the
 * best of its parts or better (a part that gains next to nothing is left out). Deterministic.
 *
 * @param k how many places count
 */
public record BlendLearner(int k) {
  private static final int MAX_ROUNDS = 12;

  /** Less than this is chance: a part that brings less is left out. */
  private static final double LEAST_GAIN = 1e-5;

  private static final double[] FACTORS = {0, 0.25, 0.5, 0.7, 0.85, 1.2, 1.45, 2, 4};

  /** Tried for a part that has no weight yet, in shares of the greatest weight. */
  private static final double[] SHARES = {0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.5};

  public BlendLearner {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, was " + k);
    }
  }

  /**
   * The best weights found, not negative, adding up to 1; all alike where no question can be
   * answered.
   */
  public double[] learn(List<BlendQuestion> questions, int parts) {
    List<BlendQuestion> answerable =
        questions.stream().filter(BlendQuestion::isAnswerable).toList();
    double[] best = new double[parts];
    Arrays.fill(best, 1.0 / parts);
    if (answerable.isEmpty()) {
      return best;
    }
    double quality = quality(answerable, best);
    for (int part = 0; part < parts; part++) {
      double[] alone = new double[parts];
      alone[part] = 1;
      double ofAlone = quality(answerable, alone);
      if (ofAlone > quality) {
        quality = ofAlone;
        best = alone;
      }
    }
    for (int round = 0; round < MAX_ROUNDS; round++) {
      double before = quality;
      for (int part = 0; part < parts; part++) {
        double[] sizes = sizes(best, part);
        for (double size : sizes) {
          double[] tried = best.clone();
          tried[part] = size;
          if (size == 0 && Arrays.stream(tried).sum() == 0) {
            continue;
          }
          double found = quality(answerable, tried);
          if (found > quality + LEAST_GAIN || (size == 0 && found > quality - LEAST_GAIN)) {
            quality = Math.max(found, quality - LEAST_GAIN);
            best = tried;
          }
        }
      }
      if (quality <= before + LEAST_GAIN) {
        break;
      }
    }
    return normalised(best);
  }

  private static double[] sizes(double[] weights, int part) {
    if (weights[part] > 0) {
      return Arrays.stream(FACTORS).map(factor -> factor * weights[part]).toArray();
    }
    double greatest = Arrays.stream(weights).max().orElse(1);
    return Arrays.stream(SHARES).map(share -> share * greatest).toArray();
  }

  private static double[] normalised(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  /** The mean measure of the questions at these weights; those without an answer do not count. */
  public double quality(List<BlendQuestion> questions, double[] weights) {
    // A fixed order of summation, so that the same questions teach the same weights everywhere.
    double[] each = new double[questions.size()];
    IntStream.range(0, each.length)
        .parallel()
        .forEach(i -> each[i] = quality(questions.get(i), weights));
    return each.length == 0 ? 0 : Arrays.stream(each).sum() / each.length;
  }

  private double quality(BlendQuestion question, double[] weights) {
    double[] scores = new double[question.candidates()];
    for (int part = 0; part < weights.length; part++) {
      if (weights[part] != 0) {
        double[] values = question.parts()[part];
        for (int i = 0; i < scores.length; i++) {
          scores[i] += weights[part] * values[i];
        }
      }
    }
    int hits = 0;
    double gain = 0;
    for (int i = 0; i < scores.length; i++) {
      if (question.relevant()[i]) {
        int rank = rank(scores, i);
        if (rank <= k) {
          hits++;
          gain += discount(rank);
        }
      }
    }
    double ideal = 0;
    for (int rank = 1; rank <= Math.min(k, question.answers()); rank++) {
      ideal += discount(rank);
    }
    return (gain / ideal + (double) hits / question.answers()) / 2;
  }

  /** From 1; among equals the earlier candidate stands first, and nothing above k matters. */
  private int rank(double[] scores, int candidate) {
    int rank = 1;
    for (int i = 0; i < scores.length && rank <= k; i++) {
      if (scores[i] > scores[candidate] || (scores[i] == scores[candidate] && i < candidate)) {
        rank++;
      }
    }
    return rank;
  }

  private static double discount(int rank) {
    return Math.log(2) / Math.log(rank + 1);
  }
}
