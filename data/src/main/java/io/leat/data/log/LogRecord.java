package io.leat.data.log;

import org.jspecify.annotations.Nullable;

/**
 * One line of the log: what was accepted, and when.
 *
 * <pre>
 * {"received_at":1763740000123456,"event":{"event_id":"e1","user_id":"u7", ...}}
 * </pre>
 *
 * @param receivedAt epoch microseconds, stamped by the log; ascending, no two alike within one
 *     partition. It is the record's position, the event time of the live job, and that against
 *     which late, future and duplicate are decided, so that a replay decides as the first run did
 * @param json the record itself, one JSON object
 */
public record LogRecord(long receivedAt, LogKind kind, String json) {
  private static final String STAMP = "{\"received_at\":";

  /** The line, without its end. */
  public String line() {
    return STAMP + receivedAt + ",\"" + kind.fieldName() + "\":" + json + "}";
  }

  /**
   * The record of a line that {@link #line} wrote; null for any other. The JSON within is not
   * looked at.
   */
  public static @Nullable LogRecord parse(String line) {
    if (!line.startsWith(STAMP) || !line.endsWith("}")) {
      return null;
    }
    long receivedAt = 0;
    int at = STAMP.length();
    for (; at < line.length() && Character.digit(line.charAt(at), 10) >= 0; at++) {
      receivedAt = receivedAt * 10 + Character.digit(line.charAt(at), 10);
    }
    int name = at + 2;
    int nameEnd = line.indexOf('"', name);
    if (at == STAMP.length() || !line.startsWith(",\"", at) || nameEnd < 0) {
      return null;
    }
    LogKind kind = LogKind.of(line.substring(name, nameEnd));
    if (kind == null || !line.startsWith("\":{", nameEnd)) {
      return null;
    }
    return new LogRecord(receivedAt, kind, line.substring(nameEnd + 2, line.length() - 1));
  }
}
