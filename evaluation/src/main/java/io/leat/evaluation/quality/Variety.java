package io.leat.evaluation.quality;

import io.leat.evaluation.dataset.History;
import io.leat.evaluation.protocol.EvaluationTask;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much of the catalogue lists show, and how little known it is. */
public final class Variety {
  private final EvaluationTask task;
  private final Map<String, Integer> users = new HashMap<>();

  public Variety(EvaluationTask task) {
    this.task = task;
    for (History history : task.train().histories()) {
      history.distinctItems().forEach(item -> users.merge(item, 1, Integer::sum));
    }
  }

  /** The share of the catalogue that stands among the first k of any list. */
  public double coverage(List<List<String>> lists, int k) {
    Set<String> shown = new HashSet<>();
    lists.forEach(list -> shown.addAll(list.subList(0, Math.min(k, list.size()))));
    shown.retainAll(task.catalogue().keySet());
    return task.catalogue().isEmpty() ? 0 : (double) shown.size() / task.catalogue().size();
  }

  /**
   * The mean self-information in bits of what is shown, -log2 of the share of the training data's
   * users that have the item; an item that nobody has counts as if half a user had it. 0 where
   * nothing is shown.
   */
  public double novelty(List<List<String>> lists) {
    double everybody = Math.max(1, task.train().histories().size());
    double sum = 0;
    long count = 0;
    for (List<String> list : lists) {
      for (String item : list) {
        Integer having = users.get(item);
        sum -= Math.log((having == null ? 0.5 : having) / everybody) / Math.log(2);
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }
}
