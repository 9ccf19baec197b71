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
    float[] values = question.parts()[part];
    for (int i = 0; i < scores.length; i++) {
      scores[i] += change * values[i];
    }
  }

  /** The mean of NDCG and recall of the first k. */
  double quality(int k) {
    return quality(k, 0, 0);
  }

  /** The measure as it would be if this were added to a part's weight. */
  double quality(int k, int part, double change) {
    int[] first = first(k, question.parts()[part], change);
    int hits = 0;
    double gain = 0;
    for (int place = 0; place < first.length; place++) {
      if (question.relevant()[first[place]]) {
        hits++;
        gain += discount(place + 1);
      }
    }
    double ideal = 0;
    for (int rank = 1; rank <= Math.min(k, question.answers()); rank++) {
      ideal += discount(rank);
    }
    return (gain / ideal + (double) hits / question.answers()) / 2;
  }

  /** The k best candidates in order; among equals the earlier stands first. */
  private int[] first(int k, float[] values, double change) {
    int count = Math.min(k, scores.length);
    double[] best = new double[count];
    int[] first = new int[count];
    int found = 0;
    for (int i = 0; i < scores.length; i++) {
      double score = scores[i] + change * values[i];
      if (found == count && score <= best[count - 1]) {
        continue;
      }
      int place = found < count ? found++ : count - 1;
      for (; place > 0 && best[place - 1] < score; place--) {
        best[place] = best[place - 1];
        first[place] = first[place - 1];
      }
      best[place] = score;
      first[place] = i;
    }
    return first;
  }

  private static double discount(int rank) {
    return Math.log(2) / Math.log(rank + 1);
  }
}
