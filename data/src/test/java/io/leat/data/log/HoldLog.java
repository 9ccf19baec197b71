package io.leat.data.log;

import java.io.IOException;
import java.nio.file.Path;

/** Another process: opens a log, says so, appends one entry and waits until its input ends. */
final class HoldLog {
  private HoldLog() {}

  public static void main(String[] arguments) throws IOException {
    FileEventLog log = new FileEventLog(new LogDirectory(Path.of(arguments[0])));
    long[] stamps = log.append(LogFixture.events("other", 1));
    System.out.println("accepted " + stamps.length);
    int ended = System.in.read();
    System.exit(ended < 0 ? 0 : 1);
  }

  static Process start(Path shop) throws IOException {
    return JavaProcess.start(HoldLog.class, shop.toString());
  }
}
