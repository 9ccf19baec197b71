package io.leat.evaluation.baseline;

import io.leat.evaluation.Recommender;
import io.leat.evaluation.dataset.Interactions.Order;
import io.leat.evaluation.protocol.EvaluationTask;
import java.util.Arrays;
import java.util.Optional;

/** What Leat is compared with: well-known models, exact and in memory. */
public enum Baseline {
  POPULARITY("popularity", "what most people have"),
  RECENT_POPULARITY(
      "recent-popularity", "what most people have of late: 30 days, or the last tenth"),
  ITEM_COSINE("item-cosine", "items had by the same people, 200 neighbours"),
  EASE("ease", "the exact linear item-item model, up to 8,000 items"),
  SESSION_KNN("v-sknn", "sessions like this one (next-item only)"),
  TITLE("title", "text alone: titles like those that the person has"),
  TITLE_POPULARITY("title-popularity", "popularity of the warm items nearest by title");

  private final String externalName;
  private final String description;

  Baseline(String externalName, String description) {
    this.externalName = externalName;
    this.description = description;
  }

  /** The name on the command line and in results. */
  public String externalName() {
    return externalName;
  }

  public String description() {
    return description;
  }

  public static Optional<Baseline> named(String name) {
    return Arrays.stream(values()).filter(each -> each.externalName.equals(name)).findFirst();
  }

  /** Why it cannot be asked this task, or empty when it can. */
  public Optional<String> unfit(EvaluationTask task) {
    Order order = task.train().order();
    return Optional.ofNullable(
        switch (this) {
          case POPULARITY, ITEM_COSINE -> null;
          case RECENT_POPULARITY ->
              order == Order.NONE || order == Order.WITHIN_HISTORY
                  ? "the data do not tell what is recent"
                  : null;
          case EASE -> {
            int learnt = Ease.learnable(ItemCodes.of(task, task.train()));
            yield learnt > Ease.MOST_ITEMS
                ? "%,d items, more than the %,d of which it is inverted exactly"
                    .formatted(learnt, Ease.MOST_ITEMS)
                : null;
          }
          case TITLE, TITLE_POPULARITY -> isTitled(task) ? null : "the items have no titles";
          case SESSION_KNN -> task.isSequential() ? null : "it is for next-item";
        });
  }

  /**
   * Learns from the task's training data.
   *
   * @param easeLambda the regularisation of EASE, above 0
   */
  public Recommender fit(EvaluationTask task, double easeLambda) {
    return switch (this) {
      case POPULARITY -> Popularity.ofAllTime(task);
      case RECENT_POPULARITY -> Popularity.ofLate(task);
      case ITEM_COSINE -> new ItemCosine(task);
      case EASE -> new Ease(task, easeLambda);
      case SESSION_KNN -> new SessionNeighbours(task);
      case TITLE -> new TitleLikeness(task);
      case TITLE_POPULARITY -> new TitlePopularity(task);
    };
  }

  private static boolean isTitled(EvaluationTask task) {
    return task.catalogue().values().stream()
        .anyMatch(item -> !item.title().equals(item.itemId()) || !item.attributes().isEmpty());
  }
}
