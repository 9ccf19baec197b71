package io.leat.evaluation.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests from a file: one JSON object a line, with {@code kind}, {@code path} and a body. */
public final class LoadRequests {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LoadRequests() {}

  /**
   * By their kind, in the order of the file.
   *
   * @throws IOException also when a line is not such an object
   */
  public static Map<String, List<LoadRequest>> read(Path file) throws IOException {
    Map<String, List<LoadRequest>> byKind = new LinkedHashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode request = JSON.readTree(line);
        String kind = request.required("kind").asText();
        String body = request.has("body") ? request.get("body").toString() : null;
        byKind
            .computeIfAbsent(kind, none -> new ArrayList<>())
            .add(new LoadRequest(kind, request.required("path").asText(), body));
      }
    }
    return byKind;
  }
}
