package io.leat.evaluation.baseline;

import io.leat.evaluation.Recommender;
import io.leat.evaluation.protocol.EvaluationTask;
import io.leat.evaluation.protocol.Question;
import java.util.Arrays;
import java.util.List;

/**
 * Text alone: an item's score is the sum of its title's cosine with the titles that the person has.
 */
final class TitleLikeness implements Recommender {
  private final ItemCodes items;
  private final TitleVectors titles;

  TitleLikeness(EvaluationTask task) {
    this.items = ItemCodes.of(task, task.targets());
    this.titles = new TitleVectors(items, task.catalogue());
  }

  @Override
  public List<String> recommend(Question question, int k) {
    float[] scores = new float[items.size()];
    Arrays.stream(items.codes(question.known()))
        .distinct()
        .forEach(item -> titles.addCosines(item, scores));
    return ScoredItems.best(items, scores, question, k);
  }
}
