package io.leat.index.files;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.leat.index.IndexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Small records as JSON files. A field that this version does not know is passed over on reading,
 * so that processes of two versions can share one index while one is being replaced; what changes
 * the meaning of the known fields must raise the schema version instead. A missing field is an
 * error.
 */
public final class JsonFiles {
  private final DurableFiles files;
  private final ObjectMapper mapper =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  public JsonFiles(DurableFiles files) {
    this.files = files;
  }

  public void write(Path file, Object value) throws IOException {
    byte[] content = mapper.writeValueAsBytes(value);
    files.replace(file, out -> out.write(content));
  }

  /**
   * The file's record, or empty where there is no file.
   *
   * @throws IndexException when the file is not such a record
   */
  public <T> Optional<T> read(Path file, Class<T> type) throws IOException {
    return read(file, type, Map.of());
  }

  /**
   * The same.
   *
   * @param absent values of fields that files of earlier versions lack
   */
  public <T> Optional<T> read(Path file, Class<T> type, Map<String, String> absent)
      throws IOException {
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try {
      if (mapper.readTree(content) instanceof ObjectNode fields) {
        absent.forEach((name, value) -> fields.putIfAbsent(name, TextNode.valueOf(value)));
        return Optional.of(mapper.treeToValue(fields, type));
      }
      throw new IndexException(file + " is damaged or not of this program: not an object");
    } catch (JacksonException e) {
      throw new IndexException(
          file + " is damaged or not of this program: " + e.getOriginalMessage(), e);
    }
  }
}
