package io.leat.data.log;

import java.time.Duration;

/** How long records of someone who was forgotten stay in a log, passed over by all who read it. */
public sealed interface LogRetention {

  /** Until the log is compacted, which leaves them out. */
  record UntilCompaction() implements LogRetention {}

  /**
   * As long as every record.
   *
   * @param duration after which a record may go
   * @param delay by which it may go later, since it goes with those that stand beside it
   */
  record Limited(Duration duration, Duration delay) implements LogRetention {}

  /**
   * For ever, as the log is set.
   *
   * @param remedy a sentence: what is to be set so that they go
   */
  record Unlimited(String remedy) implements LogRetention {}
}
