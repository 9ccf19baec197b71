package io.leat.evaluation.baseline;

import io.leat.evaluation.protocol.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns one score for each item into the list that a question asks for. */
final class ScoredItems {
  private ScoredItems() {}

  /**
   * The k best of what may be on the list; equal scores in the order of their numbers.
   *
   * @param scores by item number; what must not be on the list is overwritten
   */
  static List<String> best(ItemCodes items, float[] scores, Question question, int k) {
    for (int excluded : items.codes(question.excluded())) {
      scores[excluded] = Float.NEGATIVE_INFINITY;
    }
    int[] best =
        question.candidates() == null
            ? best(scores, allOf(scores.length), k)
            : best(scores, sorted(items.codes(question.candidates())), k);
    List<String> ids = new ArrayList<>(best.length);
    for (int code : best) {
      ids.add(items.ids().get(code));
    }
    return ids;
  }

  static int[] allOf(int count) {
    int[] all = new int[count];
    Arrays.setAll(all, i -> i);
    return all;
  }

  private static int[] sorted(int[] codes) {
    Arrays.sort(codes);
    return codes;
  }

  /** Insertion into a list of k: most items fail the first comparison. */
  static int[] best(float[] scores, int[] candidates, int k) {
    int[] best = new int[Math.min(k, candidates.length)];
    int count = 0;
    for (int candidate : candidates) {
      float score = scores[candidate];
      if (score == Float.NEGATIVE_INFINITY
          || (count == best.length && score <= scores[best[count - 1]])) {
        continue;
      }
      int place = count < best.length ? count++ : count - 1;
      while (place > 0 && scores[best[place - 1]] < score) {
        best[place] = best[place - 1];
        place--;
      }
      best[place] = candidate;
    }
    return Arrays.copyOf(best, count);
  }
}
