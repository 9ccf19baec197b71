package io.leat.data.log;

/**
 * What is to be appended to the log.
 *
 * @param key whom or what it is about, so that a partitioned log keeps the order of each: the user,
 *     or the session of an event without user, or the item
 * @param json one JSON object without line breaks
 */
public record LogEntry(String key, LogKind kind, String json) {
  public LogEntry {
    if (json.indexOf('\n') >= 0 || json.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("a log entry must be one line: " + json);
    }
  }
}
