package io.leat.core.blend;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Learns the weights of a blend from questions whose answers are known, by coordinate ascent on the
 * measure itself (Metzler &amp; Croft 2007, "Linear feature-based models for information
 * retrieval"): one weight at a time is tried at several sizes, the best stays, until a round
 * changes nothing.
 *
 * <p>The measure is the mean of NDCG and recall of the first k. The ascent starts twice, for it
 * ends at the next summit: from each part alone or all alike, whichever is best, so that the blend
 * answers these questions about as well as the best of its parts or better (a part that gains next
 * to nothing is left out); and from the weights of the greatest {@link AnswerLikelihood}, which
 * hears every question and not just those where an answer is about to enter the first k.
 * Deterministic.
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

  /** Weights and how well they answer. */
  private record Found(double[] weights, double quality) {
    Found orBetter(Found other) {
      return other.quality > quality ? other : this;
    }
  }

  /**
   * The best weights found, not negative, adding up to 1; all alike where no question can be
   * answered.
   */
  public double[] learn(List<BlendQuestion> questions, int parts) {
    List<BlendQuestion> answerable =
        questions.stream().filter(BlendQuestion::isAnswerable).toList();
    double[] alike = new double[parts];
    Arrays.fill(alike, 1.0 / parts);
    if (answerable.isEmpty()) {
      return alike;
    }
    Found simple = found(answerable, alike);
    for (int part = 0; part < parts; part++) {
      double[] alone = new double[parts];
      alone[part] = 1;
      simple = simple.orBetter(found(answerable, alone));
    }
    Found best = ascend(answerable, simple);
    double[] likeliest = new AnswerLikelihood(answerable).greatest(parts);
    if (DoubleStream.of(likeliest).sum() > 0) {
      best = best.orBetter(ascend(answerable, found(answerable, likeliest)));
    }
    return normalised(best.weights);
  }

  private Found found(List<BlendQuestion> questions, double[] weights) {
    return new Found(weights, quality(questions, weights));
  }

  private Found ascend(List<BlendQuestion> questions, Found start) {
    double[] best = start.weights.clone();
    double quality = start.quality;
    List<BlendScores> scores =
        questions.stream().parallel().map(each -> new BlendScores(each, best, k)).toList();
    for (int round = 0; round < MAX_ROUNDS; round++) {
      double before = quality;
      for (int part = 0; part < best.length; part++) {
        for (double size : sizes(best, part)) {
          if (size == 0 && DoubleStream.of(best).sum() == best[part]) {
            continue;
          }
          int changed = part;
          double change = size - best[part];
          double found = mean(scores, each -> each.quality(changed, change));
          if (found > quality + LEAST_GAIN || (size == 0 && found > quality - LEAST_GAIN)) {
            quality = Math.max(found, quality - LEAST_GAIN);
            scores.stream().parallel().forEach(each -> each.change(changed, change));
            best[part] = size;
          }
        }
      }
      if (quality <= before + LEAST_GAIN) {
        break;
      }
    }
    return new Found(best, quality);
  }

  private static double[] sizes(double[] weights, int part) {
    double weight = weights[part];
    if (weight > 0) {
      return DoubleStream.of(FACTORS).map(factor -> factor * weight).toArray();
    }
    double greatest = DoubleStream.of(weights).max().orElse(1);
    return DoubleStream.of(SHARES).map(share -> share * greatest).toArray();
  }

  private static double[] normalised(double[] weights) {
    double sum = DoubleStream.of(weights).sum();
    return DoubleStream.of(weights).map(weight -> weight / sum).toArray();
  }

  /** The mean measure of the questions at these weights; those without an answer do not count. */
  public double quality(List<BlendQuestion> questions, double[] weights) {
    return mean(questions, each -> new BlendScores(each, weights, k).quality());
  }

  /** In a fixed order of summation, so that the same questions teach the same everywhere. */
  private static <T> double mean(List<T> questions, ToDoubleFunction<T> each) {
    double[] values = new double[questions.size()];
    IntStream.range(0, values.length)
        .parallel()
        .forEach(i -> values[i] = each.applyAsDouble(questions.get(i)));
    return values.length == 0 ? 0 : DoubleStream.of(values).sum() / values.length;
  }
}
