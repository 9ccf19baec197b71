package io.leat.evaluation.quality;

import io.leat.evaluation.dataset.History;
import io.leat.evaluation.protocol.EvaluationTask;
import io.leat.evaluation.protocol.Question;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The questions of a task, divided by who asks and by what is to be found. */
public final class Slices {
  private final EvaluationTask task;
  private final Map<String, Integer> users = new HashMap<>();
  private final int head;
  private final int middle;

  public Slices(EvaluationTask task) {
    this.task = task;
    for (History history : task.train().histories()) {
      history.distinctItems().forEach(item -> users.merge(item, 1, Integer::sum));
    }
    int[] counts = users.values().stream().mapToInt(Integer::intValue).sorted().toArray();
    this.head = counts.length == 0 ? 1 : counts[(int) (counts.length * 0.8)];
    this.middle = counts.length == 0 ? 1 : counts[counts.length / 2];
  }

  /** The question numbers of each quarter of the questions by how much is known of who asks. */
  public Map<String, int[]> byActivity() {
    List<Question> questions = task.questions();
    int[] lengths = questions.stream().mapToInt(question -> question.known().size()).toArray();
    int[] sorted = lengths.clone();
    Arrays.sort(sorted);
    Map<String, int[]> quarters = new LinkedHashMap<>();
    int from = 0;
    for (int quarter = 1; quarter <= 4; quarter++) {
      int low = from;
      int high = sorted[Math.max(0, (int) Math.ceil(sorted.length * quarter / 4.0) - 1)];
      int[] members =
          IntStream.range(0, lengths.length)
              .filter(i -> lengths[i] >= low && lengths[i] <= high)
              .toArray();
      if (members.length > 0) {
        quarters.put(low == high ? "" + high : low + " to " + high, members);
      }
      from = high + 1;
    }
    return quarters;
  }

  /**
   * Which items make up each class of popularity: the head is the fifth of the training items that
   * most have, the tail the half that fewest have; cold ones are in no training history.
   */
  public Map<String, Predicate<String>> byPopularity() {
    Map<String, Predicate<String>> classes = new LinkedHashMap<>();
    classes.put("head", item -> count(item) >= head);
    classes.put("middle", item -> count(item) < head && count(item) >= middle);
    classes.put("tail", item -> count(item) < middle && count(item) > 0);
    classes.put("cold", item -> count(item) == 0);
    return classes;
  }

  /**
   * Of the relevant items of a class, the share found among the first k.
   *
   * @return found, and how many there were
   */
  public double[] found(List<List<String>> lists, Predicate<String> ofClass, int k) {
    long there = 0;
    long found = 0;
    for (int i = 0; i < lists.size(); i++) {
      List<String> list = lists.get(i);
      Set<String> relevant = task.questions().get(i).relevant();
      there += relevant.stream().filter(ofClass).count();
      for (String item : list.subList(0, Math.min(k, list.size()))) {
        found += relevant.contains(item) && ofClass.test(item) ? 1 : 0;
      }
    }
    return new double[] {there == 0 ? 0 : (double) found / there, there};
  }

  private int count(String item) {
    return users.getOrDefault(item, 0);
  }
}
