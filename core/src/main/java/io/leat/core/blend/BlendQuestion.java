package io.leat.core.blend;

/**
 * A question whose answer is known: what weights are learnt from.
 *
 * @param parts for each part one number for each candidate, already made comparable by its {@link
 *     Scale}
 * @param relevant whether each candidate is a right answer
 * @param answers how many right answers there are, those that are no candidates included
 */
public record BlendQuestion(float[][] parts, boolean[] relevant, int answers) {
  public BlendQuestion {
    for (float[] part : parts) {
      if (part.length != relevant.length) {
        throw new IllegalArgumentException(
            "each part must have a number for each of %d candidates, had %d"
                .formatted(relevant.length, part.length));
      }
    }
    if (answers < 1) {
      throw new IllegalArgumentException("answers must be at least 1, was " + answers);
    }
  }

  int candidates() {
    return relevant.length;
  }

  /** Each candidate's score by parts of these weights. */
  double[] scores(double[] weights) {
    double[] scores = new double[candidates()];
    for (int part = 0; part < weights.length; part++) {
      if (weights[part] != 0) {
        add(part, weights[part], scores);
      }
    }
    return scores;
  }

  /** Adds a part's numbers, times a weight. */
  void add(int part, double weight, double[] scores) {
    float[] values = parts[part];
    for (int i = 0; i < scores.length; i++) {
      scores[i] += weight * values[i];
    }
  }

  /** Whether one of the right answers can be found at all. */
  boolean isAnswerable() {
    for (boolean each : relevant) {
      if (each) {
        return true;
      }
    }
    return false;
  }
}
