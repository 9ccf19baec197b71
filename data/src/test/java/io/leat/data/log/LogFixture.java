package io.leat.data.log;

import java.util.ArrayList;
import java.util.List;

/** Short ways of writing and reading a log. */
final class LogFixture {
  private LogFixture() {}

  static LogEntry event(String id) {
    return event(id, "u1");
  }

  static LogEntry event(String id, String user) {
    return new LogEntry(
        user,
        LogKind.EVENT,
        """
        {"event_id":"%s","user_id":"%s","action":"view","timestamp":"2026-03-01T12:00:00Z",\
        "item_id":"é-1"}"""
            .formatted(id, user));
  }

  /** So many events with ids that begin so. */
  static List<LogEntry> events(String prefix, int count) {
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(event(prefix + i));
    }
    return entries;
  }

  static List<LogRecord> all(LogDirectory directory) {
    return after(directory, 0);
  }

  static List<LogRecord> after(LogDirectory directory, long stamp) {
    List<LogRecord> records = new ArrayList<>();
    new LogReader(directory)
        .read(
            stamp,
            Long.MAX_VALUE,
            records::add,
            broken -> {
              throw new AssertionError("no record: " + broken);
            });
    return records;
  }

  /** What a log must hold after these entries were given these stamps. */
  static List<LogRecord> records(List<LogEntry> entries, long[] stamps) {
    List<LogRecord> records = new ArrayList<>();
    for (int i = 0; i < stamps.length; i++) {
      records.add(new LogRecord(stamps[i], entries.get(i).kind(), entries.get(i).json()));
    }
    return records;
  }
}
