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

  /** The stamp of a line that {@link #line} wrote; 0 for any other. */
  public static long stampOf(String line) {
    if (!line.startsWith(STAMP)) {
      return 0;
    }
    long stamp = 0;
    for (int at = STAMP.length(); at < line.length(); at++) {
      int digit = line.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      stamp = stamp * 10 + digit;
    }
    return stamp;
  }

  /**
   * The record of a line that {@link #line} wrote; null for any other. The JSON within is not
   * looked at.
   */
  public static @Nullable LogRecord parse(String line) {
    long receivedAt = stampOf(line);
    if (receivedAt == 0 || !line.endsWith("}")) {
      return null;
    }
    int name = line.indexOf('"', STAMP.length());
    int nameEnd = name < 0 ? -1 : line.indexOf('"', name + 1);
    if (nameEnd < 0 || line.charAt(name - 1) != ',' || !line.startsWith("\":{", nameEnd)) {
      return null;
    }
    LogKind kind = LogKind.of(line.substring(name + 1, nameEnd));
    return kind == null
        ? null
        : new LogRecord(receivedAt, kind, line.substring(nameEnd + 2, line.length() - 1));
  }
}
