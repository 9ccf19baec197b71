package io.leat.evaluation.baseline;

import io.leat.evaluation.Recommender;
import io.leat.evaluation.dataset.Interactions;
import io.leat.evaluation.dataset.Interactions.Order;
import io.leat.evaluation.protocol.EvaluationTask;
import io.leat.evaluation.protocol.Question;
import java.util.List;
import java.util.stream.LongStream;

/** The same list for everybody: what most people have. */
final class Popularity implements Recommender {
  /** What counts as recent. */
  private static final long RECENT_SECONDS = 30L * 24 * 60 * 60;

  private final ItemCodes items;

  private Popularity(ItemCodes items) {
    this.items = items;
  }

  /** By the number of people or sessions of the whole training data. */
  static Popularity ofAllTime(EvaluationTask task) {
    return new Popularity(ItemCodes.of(task, task.targets()));
  }

  /**
   * The same of the last 30 days; of the last tenth of the interactions where times are made up.
   */
  static Popularity ofLate(EvaluationTask task) {
    Interactions targets = task.targets();
    long from =
        targets.order() == Order.TIME ? targets.newest() - RECENT_SECONDS : lastTenth(targets);
    return new Popularity(ItemCodes.of(task, targets.where(each -> each.time() > from)));
  }

  private static long lastTenth(Interactions interactions) {
    long[] times =
        interactions.histories().stream()
            .flatMapToLong(
                history ->
                    history.interactions().stream().flatMapToLong(i -> LongStream.of(i.time())))
            .sorted()
            .toArray();
    return times.length == 0 ? 0 : times[(int) (times.length * 0.9)] - 1;
  }

  @Override
  public List<String> recommend(Question question, int k) {
    return ScoredItems.best(items, new float[items.size()], question, k);
  }
}
