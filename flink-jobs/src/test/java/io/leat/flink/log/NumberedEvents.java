package io.leat.flink.log;

import io.leat.data.log.LogEntry;
import io.leat.data.log.LogKind;
import io.leat.data.log.LogRecord;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/** Entries that know their place in the log. */
final class NumberedEvents {
  private NumberedEvents() {}

  static List<LogEntry> range(long from, long to) {
    return LongStream.range(from, to)
        .mapToObj(number -> new LogEntry("u", LogKind.EVENT, json(number)))
        .toList();
  }

  private static String json(long number) {
    return "{\"event_id\":\"%d\",\"padding\":\"%s\"}".formatted(number, "x".repeat(100));
  }

  static long number(LoggedLine line) {
    String json = Objects.requireNonNull(LogRecord.parse(line.line()), line.line()).json();
    int from = json.indexOf(":\"") + 2;
    return Long.parseLong(json.substring(from, json.indexOf('"', from)));
  }
}
