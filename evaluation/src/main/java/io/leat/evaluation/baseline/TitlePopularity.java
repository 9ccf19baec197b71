package io.leat.evaluation.baseline;

import io.leat.evaluation.Recommender;
import io.leat.evaluation.protocol.EvaluationTask;
import io.leat.evaluation.protocol.Question;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The same list for everybody, and one that an item can be on before its first event: an item's
 * score is the mean popularity of the ten warm items whose titles are nearest, weighted by cosine.
 */
final class TitlePopularity implements Recommender {
  private static final int NEAREST = 10;

  private final ItemCodes items;
  private final float[] scores;

  TitlePopularity(EvaluationTask task) {
    this.items = ItemCodes.of(task, task.targets());
    this.scores = new float[items.size()];
    TitleVectors titles = new TitleVectors(items, task.catalogue());
    int[] warm = IntStream.range(0, items.size()).filter(i -> items.users()[i] > 0).toArray();
    IntStream.range(0, scores.length)
        .parallel()
        .forEach(item -> scores[item] = score(item, warm, titles));
  }

  private float score(int item, int[] warm, TitleVectors titles) {
    float[] cosines = new float[items.size()];
    titles.addCosines(item, cosines);
    cosines[item] = Float.NEGATIVE_INFINITY;
    double popularity = 0;
    for (int near : ScoredItems.best(cosines, warm, NEAREST)) {
      popularity += cosines[near] * items.users()[near];
    }
    return (float) (popularity / NEAREST);
  }

  @Override
  public List<String> recommend(Question question, int k) {
    return ScoredItems.best(items, scores.clone(), question, k);
  }
}
