package io.leat.data.log;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * Another process: appends until it is killed, and writes each line to a file once it was
 * acknowledged.
 */
final class AppendForEver {
  private AppendForEver() {}

  public static void main(String[] arguments) throws IOException {
    FileEventLog log =
        new FileEventLog(new LogDirectory(Path.of(arguments[0])), InstantSource.system(), 50_000);
    try (FileOutputStream acknowledged = new FileOutputStream(arguments[2], true)) {
      for (int batch = 0; ; batch++) {
        List<LogEntry> entries = LogFixture.events(arguments[1] + batch + "-", 3);
        StringBuilder lines = new StringBuilder();
        LogFixture.records(entries, log.append(entries))
            .forEach(record -> lines.append(record.line()).append('\n'));
        acknowledged.write(lines.toString().getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
