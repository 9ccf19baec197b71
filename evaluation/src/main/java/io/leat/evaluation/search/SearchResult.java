package io.leat.evaluation.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code leat evaluate search} prints.
 *
 * @param items of the catalogue
 * @param qualities Leat's first
 * @param cutOff by {@link CutOffEvaluation}; null where it was not asked for
 */
public record SearchResult(
    JudgedQueries judged,
    int items,
    int minimumJudgements,
    double trainSeconds,
    String version,
    List<SearchQuality> qualities,
    @Nullable Map<String, Object> cutOff) {

  public SearchResult {
    qualities = List.copyOf(qualities);
  }

  /** One object: what is served at its top level, the others under models. */
  public Map<String, Object> json() {
    SearchQuality served = qualities.getFirst();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", served.name());
    json.putAll(served.json());
    json.put("queries", judged.queries().size());
    json.put("items", items);
    json.put("min_judgements", minimumJudgements);
    json.put("queries_with_fewer", judged.fewer());
    json.put("unknown_items", judged.unknownItems());
    json.put("gain", judged.gainRule());
    json.put("relevant", "gain above 0 (mrr, recall, hit_rate)");
    json.put("train_seconds", trainSeconds);
    json.put("leat_version", version);
    if (cutOff != null) {
      json.put("cutoff", cutOff);
    }
    Map<String, Object> models = new LinkedHashMap<>();
    qualities.stream().skip(1).forEach(each -> models.put(each.name(), each.json()));
    json.put("models", models);
    return json;
  }
}
