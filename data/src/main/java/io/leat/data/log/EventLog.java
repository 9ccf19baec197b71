package io.leat.data.log;

import java.util.List;
import java.util.function.Consumer;

/**
 * All that was ever accepted, in the order of its acceptance: events, items, wishes of people. The
 * search process appends, the jobs follow.
 *
 * <pre>
 * POST /v1/events ─► append ─► durable ─► answered
 *                                 └─► the live job, the rebuilds
 * </pre>
 *
 * Safe for use by many threads.
 */
public interface EventLog extends AutoCloseable {

  /**
   * Appends all, in this order, and returns once they are durable.
   *
   * @return the stamps ({@link LogRecord#receivedAt}) in the order of the entries
   * @throws LogException when they could not be made durable, with the reason; none of them is to
   *     be called accepted then, though a log with several partitions may hold some: sent again,
   *     events count once
   */
  long[] append(List<LogEntry> entries);

  /**
   * Hands on every durable record that was stamped after this time, in order, to the end as it is
   * now.
   *
   * @param after epoch microseconds; 0 for all
   */
  void read(long after, Consumer<LogRecord> receiver);

  /** The stamp of the newest durable record, 0 when there is none. */
  long lastReceivedAt();

  /**
   * How long records of someone who was forgotten stay in it, as it is set now.
   *
   * @throws LogException when that cannot be asked
   */
  LogRetention retention();

  @Override
  void close();
}
