package io.leat.evaluation.search;

import io.leat.evaluation.quality.PairedDifference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What {@code leat evaluate personalised-search} prints.
 *
 * @param withPerson number of questions of which something was known of who asks
 */
public record PersonalisedResult(
    PersonalisedTask task,
    int withPerson,
    double trainSeconds,
    String version,
    SearchQuality person,
    SearchQuality nobody) {

  /** One object: search with the person at its top level, without under models. */
  public Map<String, Object> json() {
    List<SearchQuestion> questions = task.questions();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", person.name());
    json.putAll(person.json());
    json.put("questions", questions.size());
    json.put("questions_available", task.available());
    json.put("with_person", withPerson);
    json.put("users", questions.stream().map(SearchQuestion::unit).distinct().count());
    json.put("items", task.items());
    json.put("queries", task.madeUp() ? "words of bought titles" : "searches");
    json.put("searches", task.searches());
    json.put("targets", targets());
    json.put("rank_depth", PersonalisedEvaluation.DEPTH);
    json.put("ratio", ratio(all()));
    json.put("difference", difference());
    json.put("slices", slices());
    json.put("train_seconds", trainSeconds);
    json.put("leat_version", version);
    json.put("models", Map.of(nobody.name(), nobody.json()));
    return json;
  }

  private Map<String, Integer> targets() {
    Map<String, Integer> counts = new TreeMap<>();
    task.questions()
        .forEach(
            each -> counts.merge(each.action().name().toLowerCase(Locale.ROOT), 1, Integer::sum));
    return counts;
  }

  /** With the person over without, of each mean. */
  private Map<String, Double> ratio(int[] questions) {
    Map<String, Double> without = nobody.scores().means(questions);
    Map<String, Double> ratio = new LinkedHashMap<>();
    person
        .scores()
        .means(questions)
        .forEach(
            (measure, with) -> {
              double base = without.getOrDefault(measure, 0.0);
              if (base > 0) {
                ratio.put(measure, with / base);
              }
            });
    return ratio;
  }

  /** With the person less without, question by question: both lists are of the same search. */
  private Map<String, Object> difference() {
    List<String> units = task.questions().stream().map(SearchQuestion::unit).toList();
    return PairedDifference.of(units, person.scores(), nobody.scores()).json();
  }

  private Map<String, Object> slices() {
    Map<String, Object> slices = new LinkedHashMap<>();
    slice(slices, "seen_before", i -> task.sawTarget(task.questions().get(i)));
    slice(slices, "new", i -> !task.sawTarget(task.questions().get(i)));
    return slices;
  }

  private void slice(Map<String, Object> slices, String name, IntPredicate member) {
    int[] members = IntStream.of(all()).filter(member).toArray();
    if (members.length > 0) {
      Map<String, Object> slice = new LinkedHashMap<>();
      slice.put("questions", members.length);
      slice.put(person.name(), person.scores().means(members));
      slice.put(nobody.name(), nobody.scores().means(members));
      slice.put("ratio", ratio(members));
      slices.put(name, slice);
    }
  }

  private int[] all() {
    return IntStream.range(0, task.questions().size()).toArray();
  }
}
