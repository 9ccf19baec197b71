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
