package io.leat.core.blend;

/**
 * One question's candidates, scored by a blend whose weights change one at a time. One thread at a
 * time.
 */
final class BlendScores {
  private final BlendQuestion question;
  private final double[] scores;
  private final int k;
  private final double ideal;

  /**
   * @param k how many places count
   */
  BlendScores(BlendQuestion question, double[] weights, int k) {
    this.question = question;
    this.scores = question.scores(weights);
    this.k = k;
    double sum = 0;
    for (int rank = 1; rank <= Math.min(k, question.answers()); rank++) {
      sum += discount(rank);
    }
    this.ideal = sum;
  }

  /** Adds to a part's weight. */
  void change(int part, double change) {
    question.add(part, change, scores);
  }

  /** The mean of NDCG and recall of the first k. */
  double quality() {
    return quality(0, 0);
  }

  /** The measure as it would be if this were added to a part's weight. */
  double quality(int part, double change) {
    int[] first = first(question.parts()[part], change);
    int hits = 0;
    double gain = 0;
    for (int place = 0; place < first.length; place++) {
      if (question.relevant()[first[place]]) {
        hits++;
        gain += discount(place + 1);
      }
    }
    return (gain / ideal + (double) hits / question.answers()) / 2;
  }

  /** The k best candidates in order; among equals the earlier stands first. */
  private int[] first(float[] values, double change) {
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
