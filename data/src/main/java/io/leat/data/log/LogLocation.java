package io.leat.data.log;

import java.util.function.Consumer;

/** Where a shop's log is: in files of its directory, or with Kafka. */
public sealed interface LogLocation permits LogDirectory, KafkaTopic {

  /** Opens it to append. Throws a {@link LogException} where that cannot be. */
  EventLog open();

  /** The stamp of the newest durable record, 0 when there is none. */
  long lastReceivedAt();

  /**
   * Hands on every durable record stamped after the one and up to the other time, in order. Lines
   * that are no records are passed over.
   *
   * @param after epoch microseconds, as the other
   */
  void read(long after, long through, Consumer<LogRecord> receiver);

  /**
   * By how many microseconds a record may be stamped earlier than one that a follower met before
   * it.
   */
  long disorderMicros();
}
