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
 * has. Where order tells something, what came d steps before the end counts {@value #DECAY}^d.
 */
final class ItemCosine implements Recommender {
  private static final int NEIGHBOURS = 200;
  private static final double DECAY = 0.8;

  private final ItemCodes items;
  private final int[][] neighbours;
  private final float[][] cosines;
  private final boolean decays;

  ItemCosine(EvaluationTask task) {
    this.items = ItemCodes.of(task, task.targets());
    this.neighbours = new int[items.size()][];
    this.cosines = new float[items.size()][];
    this.decays = task.isSequential();
    InvertedHistories inverted = InvertedHistories.of(task.train(), items);
    IntStream.range(0, items.size()).parallel().forEach(item -> findNeighbours(item, inverted));
  }

  private void findNeighbours(int item, InvertedHistories inverted) {
    float[] together = new float[items.size()];
    for (int history : inverted.histories()[item]) {
      for (int other : inverted.items()[history]) {
        together[other]++;
      }
    }
    together[item] = 0;
    double own = Math.sqrt(inverted.histories()[item].length);
    for (int other = 0; other < together.length; other++) {
      together[other] =
          together[other] == 0
              ? Float.NEGATIVE_INFINITY
              : (float) (together[other] / (own * Math.sqrt(inverted.histories()[other].length)));
    }
    int[] best =
        ScoredItems.best(together, IntStream.range(0, together.length).toArray(), NEIGHBOURS);
    neighbours[item] = best;
    cosines[item] = new float[best.length];
    for (int i = 0; i < best.length; i++) {
      cosines[item][i] = together[best[i]];
    }
  }

  @Override
  public List<String> recommend(Question question, int k) {
    float[] scores = new float[items.size()];
    int[] known = items.codes(question.known());
    boolean[] counted = decays ? new boolean[0] : new boolean[items.size()];
    for (int i = known.length - 1; i >= 0; i--) {
      int item = known[i];
      if (!decays && counted[item]) {
        continue;
      }
      float weight = decays ? (float) Math.pow(DECAY, known.length - 1 - i) : 1;
      if (!decays) {
        counted[item] = true;
      }
      for (int n = 0; n < neighbours[item].length; n++) {
        scores[neighbours[item][n]] += weight * cosines[item][n];
      }
    }
    return ScoredItems.best(items, scores, question, k);
  }

  /** For tests: how alike two items are, 0 beyond the neighbours kept. */
  double cosine(String one, String other) {
    int[] of = items.codes(List.of(one, other));
    int place = Arrays.stream(neighbours[of[0]]).boxed().toList().indexOf(of[1]);
    return place < 0 ? 0 : cosines[of[0]][place];
  }
}
