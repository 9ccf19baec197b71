package io.leat.flink.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leat.core.hybrid.HybridTuner.Tried;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Searching for settings on what was gathered: leaves {@link #SETTINGS} and {@link #REPORT}. */
public final class TuneModel extends GatherTraining {
  /** The best settings: a {@link LearningFile}. */
  public static final String SETTINGS = "learning.json";

  /** What was tried, one JSON object. */
  public static final String REPORT = "tuning.json";

  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(TuneModel.class);

  private final LearningSettings settings;
  private final double seconds;

  public TuneModel(String directory, LearningSettings settings, double seconds) {
    super(directory);
    this.settings = settings;
    this.seconds = seconds;
  }

  @Override
  void use(TrainingData data) {
    SettingsTuning.Tuned tuned =
        new SettingsTuning(settings, seconds).tune(data, tried -> LOG.info("tried {}", tried));
    LearningFile.write(tuned.best(), Path.of(directory, SETTINGS));
    try {
      Files.write(
          Path.of(directory, REPORT), new ObjectMapper().writeValueAsBytes(json(data, tuned)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> json(TrainingData data, SettingsTuning.Tuned tuned) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("best", LearningFile.json(tuned.best()));
    json.put("improved", !tuned.best().equals(settings.hybrid()));
    Map<String, Object> quality = new LinkedHashMap<>();
    quality.put("start", tuned.startQuality());
    quality.put("best", tuned.bestQuality());
    json.put("blend_quality", quality);
    json.put("measure", "mean of ndcg@20 and recall@20");
    json.put("questions", tuned.questions());
    json.put("judged_on", tuned.judgedOn());
    json.put("questions_of", tuned.ofUsers() ? "users" : "sessions");
    json.put("items", data.catalogue().size());
    json.put("acts", data.histories().acts());
    json.put("seconds", tuned.seconds());
    json.put("start", LearningFile.json(settings.hybrid()));
    json.put("found", LearningFile.json(tuned.found()));
    List<Map<String, Object>> judged = new ArrayList<>();
    for (SettingsTuning.Judged each : tuned.judged()) {
      Map<String, Object> judgement = new LinkedHashMap<>();
      judgement.put("settings", each.what());
      judgement.put("quality", each.quality());
      judgement.put("taken", each.taken());
      judged.add(judgement);
    }
    json.put("judgements", judged);
    List<Map<String, Object>> tries = new ArrayList<>();
    for (Tried tried : tuned.tries()) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("setting", tried.setting());
      each.put("value", tried.value());
      each.put("quality", tried.quality());
      each.put("seconds", tried.seconds());
      tries.add(each);
    }
    json.put("tries", tries);
    return json;
  }
}
