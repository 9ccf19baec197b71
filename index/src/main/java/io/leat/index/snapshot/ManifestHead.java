package io.leat.index.snapshot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.leat.index.IndexException;
import io.leat.index.IndexName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What of a manifest is asked for again and again: all that stands before the long lists of files,
 * so that of over a thousand manifests only the beginnings are read, and kept.
 *
 * @param commits the shards' segments files, by index
 */
record ManifestHead(
    String lineage, long checkpointId, long publishedAt, Map<IndexName, List<String>> commits) {
  private static final JsonMapper JSON = new JsonMapper();

  static ManifestHead of(Snapshot snapshot) {
    return new ManifestHead(
        snapshot.lineage(), snapshot.checkpointId(), snapshot.publishedAt(), snapshot.commits());
  }

  String commit(IndexName index, int shard) {
    return commits.getOrDefault(index, List.of()).get(shard);
  }

  /**
   * Reads no further than the commits.
   *
   * @throws java.nio.file.NoSuchFileException when the snapshot has expired
   * @throws IndexException when the file is no manifest
   */
  static ManifestHead read(Path file) throws IOException {
    String lineage = "";
    long checkpointId = 0;
    long publishedAt = 0;
    try (JsonParser parser = JSON.createParser(Files.newInputStream(file))) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() != JsonToken.FIELD_NAME) {
          continue;
        }
        switch (parser.currentName()) {
          case "lineage" -> lineage = parser.nextTextValue();
          case "checkpointId" -> checkpointId = parser.nextLongValue(0);
          case "publishedAt" -> publishedAt = parser.nextLongValue(0);
          case "commits" -> {
            parser.nextToken();
            // Written out: the parameter is a wildcard, from which nothing would be inferred.
            Map<IndexName, List<String>> commits =
                parser.readValueAs(new TypeReference<Map<IndexName, List<String>>>() {});
            return new ManifestHead(lineage, checkpointId, publishedAt, commits);
          }
          default -> {
            parser.nextToken();
            parser.skipChildren();
          }
        }
      }
    }
    throw new IndexException(file + " is damaged or not of this program: no commits");
  }
}
