package io.leat.evaluation.dataset;

import java.time.Instant;

/**
 * Times for data that have none. They end at one fixed instant of the past, so that a run can be
 * repeated to the second and nothing lies in the future.
 *
 * <pre>
 * lists                all at END
 * sequences, user      a minute apart, everybody's last at END
 * sequences            line n of N at END - (N - n) * step, its items a second apart;
 *                      step is 60 s, or longer than the longest line
 * </pre>
 */
final class MadeUpTime {
  static final long END = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
  private static final long MINUTE = 60;

  private MadeUpTime() {}

  /** Of the position in a user's sequence. */
  static long withinUser(int position, int length) {
    return END - (length - 1 - position) * MINUTE;
  }

  /** Of the position in a session, when sessions follow each other. */
  static long withinSession(int session, int sessions, int longest, int position) {
    long step = Math.max(MINUTE, longest + 1L);
    return END - (sessions - session) * step + position;
  }
}
