package io.leat.evaluation;

import io.leat.evaluation.protocol.EvaluationTask;
import io.leat.evaluation.protocol.Question;
import io.leat.evaluation.quality.Outcome;
import io.leat.evaluation.quality.PairedDifference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code leat evaluate recommend} prints.
 *
 * @param format of the data, as on the command line
 * @param version of Leat
 * @param outcomes the chosen model first
 */
public record EvaluationResult(
    EvaluationTask task, String format, String version, List<Outcome> outcomes) {

  public EvaluationResult {
    outcomes = List.copyOf(outcomes);
  }

  /** One object: the first model's measures at its top level, the others under models. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    Outcome chosen = outcomes.getFirst();
    json.put("model", chosen.name());
    json.putAll(chosen.json());
    json.put("users", task.units());
    json.put("questions", task.questions().size());
    json.put("items", task.catalogue().size());
    json.put("unknown_users", task.unknownUsers());
    json.put("unknown_items", task.unknownItems());
    json.put("protocol", task.protocol().externalName());
    json.put("excluded", excluded());
    json.put("format", format);
    json.put("leat_version", version);
    Map<String, Object> models = new LinkedHashMap<>();
    outcomes.stream().skip(1).forEach(each -> models.put(each.name(), beside(chosen, each)));
    json.put("models", models);
    return json;
  }

  /** Another model's measures, and by how much the chosen one is better on the same questions. */
  private Map<String, Object> beside(Outcome chosen, Outcome other) {
    Map<String, Object> json = new LinkedHashMap<>(other.json());
    if (chosen instanceof Outcome.Measured one && other instanceof Outcome.Measured two) {
      List<String> units = task.questions().stream().map(Question::unit).toList();
      json.put(
          "chosen_minus_this",
          PairedDifference.of(units, one.quality().scores(), two.quality().scores()).json());
    }
    return json;
  }

  /** What lists leave out, the same for all questions: {@code seen}. */
  private String excluded() {
    return task.questions().getFirst().exclusion().name().toLowerCase(Locale.ROOT);
  }
}
