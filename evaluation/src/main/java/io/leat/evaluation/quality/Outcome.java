package io.leat.evaluation.quality;

import java.util.Map;

/** What came of a model: a measurement, or the reason why there is none. */
public sealed interface Outcome {
  String name();

  /** As it stands in the JSON. */
  Map<String, Object> json();

  record Measured(ModelQuality quality) implements Outcome {
    @Override
    public String name() {
      return quality.name();
    }

    @Override
    public Map<String, Object> json() {
      return quality.json();
    }
  }

  record Skipped(String name, String reason) implements Outcome {
    @Override
    public Map<String, Object> json() {
      return Map.of("skipped", reason);
    }
  }
}
