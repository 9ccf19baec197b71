package io.leat.core.blend;

/**
 * One question's candidates, scored by a blend whose weights change one at a time. One thread at a
 * time.
 */
final class BlendScores {
  private final BlendQuestion question;
  private final double[] scores;

  BlendScores(BlendQuestion question, double[] weights) {
    this.question = question;
    this.scores = new double[question.candidates()];
    for (int part = 0; part < weights.length; part++) {
      if (weights[part] != 0) {
        change(part, weights[part]);
      }
    }
  }

  /** Adds to a part's weight. */
  void change(int part, double change) {
    add(part, change, scores);
  }

  /** The measure as it would be if a part's weight were changed. */
  double quality(int k, int part, double change) {
    double[] changed = scores.clone();
    add(part, change, changed);
    return quality(k, changed);
  }

  /** The mean of NDCG and recall of the first k. */
  double quality(int k) {
    return quality(k, scores);
  }

  private void add(int part, double weight, double[] to) {
    float[] values = question.parts()[part];
    for (int i = 0; i < to.length; i++) {
      to[i] += weight * values[i];
    }
  }

  private double quality(int k, double[] by) {
    int hits = 0;
    double gain = 0;
    for (int i = 0; i < by.length; i++) {
      if (question.relevant()[i]) {
        int rank = rank(by, i, k);
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
  private static int rank(double[] scores, int candidate, int k) {
    double score = scores[candidate];
    int rank = 1;
    for (int i = 0; i < scores.length && rank <= k; i++) {
      if (scores[i] > score || (scores[i] == score && i < candidate)) {
        rank++;
      }
    }
    return rank;
  }

  private static double discount(int rank) {
    return Math.log(2) / Math.log(rank + 1);
  }
}
