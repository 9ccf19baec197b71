package io.leat.data.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a record's JSON by which records are told apart. */
final class RecordKeys {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> NAMES =
      Set.of("event_id", "item_id", "user_id", "session_id", "timestamp");

  private final Map<String, String> texts;

  private RecordKeys(Map<String, String> texts) {
    this.texts = texts;
  }

  /** None when the JSON cannot be read: such a record is like no other. */
  static RecordKeys of(LogRecord record) {
    Map<String, String> texts = new HashMap<>();
    try (JsonParser parser = JSON.createParser(record.json())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_STRING && NAMES.contains(name)) {
          texts.put(name, parser.getText());
        } else {
          parser.skipChildren();
        }
      }
      return new RecordKeys(texts);
    } catch (IOException e) {
      return new RecordKeys(Map.of());
    }
  }

  @Nullable String eventId() {
    return texts.get("event_id");
  }

  @Nullable String itemId() {
    return texts.get("item_id");
  }

  @Nullable String userId() {
    return texts.get("user_id");
  }

  @Nullable String sessionId() {
    return texts.get("session_id");
  }

  @Nullable Instant timestamp() {
    String text = texts.get("timestamp");
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
