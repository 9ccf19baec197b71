package io.leat.data.simulator;

import java.io.IOException;
import java.util.PriorityQueue;

/**
 * Holds the events of the sessions under way, and the few returns and ratings to come, until no
 * earlier one can follow. Takes exactly as many events as were asked for, none after the log's end.
 */
final class EventQueue {
  private final PriorityQueue<Draft> waiting = new PriorityQueue<>();
  private final long limit;
  private long taken;

  EventQueue(long limit) {
    this.limit = limit;
  }

  /** The number of events taken so far, written or waiting. */
  long taken() {
    return taken;
  }

  /** Takes the event, unless the log is full or over by then. */
  void add(Draft draft) {
    if (taken < limit && draft.millis < LogPeriod.END_MILLIS) {
      draft.sequence = taken++;
      waiting.add(draft);
    }
  }

  /** Hands over all events before a time, in order. */
  void drain(long beforeMillis, Sink sink) throws IOException {
    for (Draft next = waiting.peek();
        next != null && next.millis < beforeMillis;
        next = waiting.peek()) {
      sink.write(waiting.remove());
    }
  }

  /** Where the events go. */
  interface Sink {
    void write(Draft draft) throws IOException;
  }
}
