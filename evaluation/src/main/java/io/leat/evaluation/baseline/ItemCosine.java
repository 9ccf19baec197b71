package io.leat.evaluation.baseline;

import io.leat.evaluation.Recommender;
import io.leat.evaluation.protocol.EvaluationTask;
import io.leat.evaluation.protocol.Question;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Item-item neighbours (Sarwar et al. 2001): items are alike by the cosine of who has them, the 200
 * most alike are kept for each, and an item's score is the sum of its likeness to what the person
 * has.
 *
 * <p>Where order tells something, two items of a sequence count for each other by one over the
 * steps between them, popularity is divided out by its 0.4th power instead of its root, and what
 * came d steps before the end counts 0.8^d.
 */
final class ItemCosine implements Recommender {
  private static final int NEIGHBOURS = 200;
  private static final double DECAY = 0.8;
  private static final double SEQUENTIAL_POWER = 0.4;

  private final ItemCodes items;
  private final int[][] neighbours;
  private final float[][] likeness;
  private final boolean sequential;

  ItemCosine(EvaluationTask task) {
    this.items = ItemCodes.of(task, task.targets());
    this.neighbours = new int[items.size()][];
    this.likeness = new float[items.size()][];
    this.sequential = task.isSequential();
    InvertedHistories inverted = InvertedHistories.of(task.train(), items);
    int[][] sequences =
        sequential
            ? task.train().histories().stream()
                .map(history -> items.codes(history.items()))
                .toArray(int[][]::new)
            : new int[0][];
    IntStream.range(0, items.size())
        .parallel()
        .forEach(item -> findNeighbours(item, inverted, sequences));
  }

  private void findNeighbours(int item, InvertedHistories inverted, int[][] sequences) {
    float[] together = new float[items.size()];
    for (int history : inverted.histories()[item]) {
      if (sequential) {
        addByDistance(item, sequences[history], together);
      } else {
        for (int other : inverted.items()[history]) {
          together[other]++;
        }
      }
    }
    together[item] = 0;
    double power = sequential ? SEQUENTIAL_POWER : 0.5;
    double own = Math.pow(inverted.histories()[item].length, power);
    for (int other = 0; other < together.length; other++) {
      together[other] =
          together[other] == 0
              ? Float.NEGATIVE_INFINITY
              : (float)
                  (together[other] / (own * Math.pow(inverted.histories()[other].length, power)));
    }
    int[] best = ScoredItems.best(together, ScoredItems.allOf(together.length), NEIGHBOURS);
    neighbours[item] = best;
    likeness[item] = new float[best.length];
    for (int i = 0; i < best.length; i++) {
      likeness[item][i] = together[best[i]];
    }
  }

  private static void addByDistance(int item, int[] sequence, float[] together) {
    for (int place = 0; place < sequence.length; place++) {
      if (sequence[place] == item) {
        for (int other = 0; other < sequence.length; other++) {
          if (other != place) {
            together[sequence[other]] += 1f / Math.abs(other - place);
          }
        }
      }
    }
  }

  @Override
  public List<String> recommend(Question question, int k) {
    float[] scores = new float[items.size()];
    int[] known = items.codes(question.known());
    boolean[] counted = sequential ? new boolean[0] : new boolean[items.size()];
    for (int i = known.length - 1; i >= 0; i--) {
      int item = known[i];
      if (!sequential && counted[item]) {
        continue;
      }
      float weight = sequential ? (float) Math.pow(DECAY, known.length - 1 - i) : 1;
      if (!sequential) {
        counted[item] = true;
      }
      for (int n = 0; n < neighbours[item].length; n++) {
        scores[neighbours[item][n]] += weight * likeness[item][n];
      }
    }
    return ScoredItems.best(items, scores, question, k);
  }

  /** For tests: how alike two items are, 0 beyond the neighbours kept. */
  double likeness(String one, String other) {
    int[] of = items.codes(List.of(one, other));
    int place = Arrays.stream(neighbours[of[0]]).boxed().toList().indexOf(of[1]);
    return place < 0 ? 0 : likeness[of[0]][place];
  }
}
