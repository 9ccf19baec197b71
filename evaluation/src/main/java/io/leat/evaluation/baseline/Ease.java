package io.leat.evaluation.baseline;

import io.leat.evaluation.Recommender;
import io.leat.evaluation.protocol.EvaluationTask;
import io.leat.evaluation.protocol.Question;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The exact linear item-item model EASE^R (Steck 2019, "Embarrassingly Shallow Autoencoders"): with
 * X the binary users x items matrix and G = X'X + lambda I, B = -P / diag(P) column by column for P
 * = inverse of G, zero on its diagonal (equation 8); a person's scores are x B. Time grows with the
 * cube of the items, memory with their square.
 */
final class Ease implements Recommender {
  /** Beyond this the dense inverse takes a gigabyte and many minutes. */
  static final int MOST_ITEMS = 8_000;

  private final ItemCodes items;
  private final int learnt;
  private final float[] weights;

  /**
   * Learns from all interactions of the training data, each user-item pair once.
   *
   * @param lambda above 0
   */
  Ease(EvaluationTask task, double lambda) {
    this.items = ItemCodes.of(task, task.train());
    // Items without interactions have the last numbers, and nothing to learn from.
    this.learnt = learnable(items);
    InvertedHistories inverted = InvertedHistories.of(task.train(), items);
    this.weights = SymmetricInverse.of(gramian(inverted, lambda), learnt);
    toWeights();
  }

  /** How many items the model would be of. */
  static int learnable(ItemCodes items) {
    return (int) Arrays.stream(items.users()).filter(users -> users > 0).count();
  }

  private float[] gramian(InvertedHistories inverted, double lambda) {
    float[] gramian = new float[learnt * learnt];
    IntStream.range(0, learnt)
        .parallel()
        .forEach(
            row -> {
              int offset = row * learnt;
              for (int history : inverted.histories()[row]) {
                for (int column : inverted.items()[history]) {
                  gramian[offset + column]++;
                }
              }
              gramian[offset + row] += (float) lambda;
            });
    return gramian;
  }

  private void toWeights() {
    float[] diagonal = new float[learnt];
    for (int i = 0; i < learnt; i++) {
      diagonal[i] = weights[i * learnt + i];
    }
    IntStream.range(0, learnt)
        .parallel()
        .forEach(
            row -> {
              for (int column = 0; column < learnt; column++) {
                weights[row * learnt + column] /= -diagonal[column];
              }
              weights[row * learnt + row] = 0;
            });
  }

  @Override
  public List<String> recommend(Question question, int k) {
    float[] scores = new float[items.size()];
    boolean[] counted = new boolean[items.size()];
    for (int item : items.codes(question.known())) {
      if (item < learnt && !counted[item]) {
        counted[item] = true;
        int offset = item * learnt;
        for (int other = 0; other < learnt; other++) {
          scores[other] += weights[offset + other];
        }
      }
    }
    return ScoredItems.best(items, scores, question, k);
  }

  /** For tests: B, from one item to another. */
  double weight(String from, String to) {
    int[] of = items.codes(List.of(from, to));
    return weights[of[0] * learnt + of[1]];
  }
}
