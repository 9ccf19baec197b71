package io.leat.evaluation.search;

import io.leat.core.metrics.RankingMetrics;
import io.leat.evaluation.EvaluationProgress;
import io.leat.evaluation.quality.Answers;
import io.leat.evaluation.quality.Scores;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Asks each search twice, as the person who made it and as nobody in particular: where does the
 * item stand that was then chosen?
 *
 * @param k the length of the lists
 */
public record PersonalisedEvaluation(
    List<SearchQuestion> questions, int k, EvaluationProgress progress) {
  /** How far down the target is looked for; one that is not there counts as one place further. */
  public static final int DEPTH = 100;

  /** Answers a search. Safe for use by many threads. */
  @FunctionalInterface
  public interface Search {
    /** Item ids, best first. */
    List<String> ask(SearchQuestion question, int size);
  }

  /** The quality of one way to search. */
  public SearchQuality measure(String name, Search search) {
    String step = name + ": answering";
    int count = questions.size();
    progress.update(step, 0, count);
    Answers answers =
        Answers.ask(
            count,
            i -> search.ask(questions.get(i), k),
            k,
            done -> progress.update(step, done, count));
    progress.update(step, count, count);
    int[] ranks = ranks(name + ": ranking", search, answers.lists());
    double[][] values = new double[count][];
    int zero = 0;
    for (int i = 0; i < count; i++) {
      List<String> list = answers.lists().get(i);
      Set<String> target = Set.of(questions.get(i).target());
      values[i] =
          new double[] {
            RankingMetrics.reciprocalRank(list, target, k),
            RankingMetrics.hitRate(list, target, k),
            RankingMetrics.ndcg(list, target, k),
            ranks[i]
          };
      zero += list.isEmpty() ? 1 : 0;
    }
    return SearchQuality.of(
        name,
        questions.stream().map(SearchQuestion::unit).toList(),
        new Scores(List.of("mrr@" + k, "hit_rate@" + k, "ndcg@" + k, "mean_rank"), values),
        zero,
        answers.latencies());
  }

  /** The target's place, from 1; asked for deeper, untimed, where the list does not have it. */
  private int[] ranks(String step, Search search, List<List<String>> lists) {
    int count = questions.size();
    AtomicIntegerArray ranks = new AtomicIntegerArray(count);
    progress.update(step, 0, count);
    Answers.ask(
        count,
        i -> {
          SearchQuestion question = questions.get(i);
          int place = lists.get(i).indexOf(question.target());
          // A list that is shorter than was asked for has all there is.
          if (place < 0 && lists.get(i).size() == k && k < DEPTH) {
            place = search.ask(question, DEPTH).indexOf(question.target());
          }
          ranks.set(i, place < 0 ? DEPTH + 1 : place + 1);
          return List.of();
        },
        k,
        done -> progress.update(step, done, count));
    progress.update(step, count, count);
    int[] copy = new int[count];
    java.util.Arrays.setAll(copy, ranks::get);
    return copy;
  }
}
