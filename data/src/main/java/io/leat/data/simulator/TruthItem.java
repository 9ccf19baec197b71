package io.leat.data.simulator;

import com.fasterxml.jackson.databind.JsonNode;

/** An item's line of the truth. */
record TruthItem(
    String type,
    String brand,
    String palette,
    String finish,
    float[] style,
    double level,
    double popularity) {

  static TruthItem of(JsonNode line) {
    return new TruthItem(
        line.required("type").asText(),
        line.required("brand").asText(),
        line.required("palette").asText(),
        line.required("finish").asText(),
        vector(line.required("style")),
        line.required("level").asDouble(),
        line.required("popularity").asDouble());
  }

  static float[] vector(JsonNode array) {
    float[] vector = new float[array.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) array.required(i).asDouble();
    }
    return vector;
  }
}
