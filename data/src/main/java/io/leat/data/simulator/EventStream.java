package io.leat.data.simulator;

import java.io.IOException;

/**
 * All events of a shop in order of time, an hour at a time: as many visits begin in an hour as its
 * share of the events asks for, then what lies before the next hour is handed on.
 */
final class EventStream {
  private static final double KNOWN = 0.72;
  private static final double LOGS_IN = 0.1;

  private final Shop shop;
  private final long seed;
  private final long events;

  EventStream(Shop shop, long seed, long events) {
    this.shop = shop;
    this.seed = seed;
    this.events = events;
  }

  void run(EventQueue.Sink sink) throws IOException {
    double total = 0;
    for (int hour = 0; hour < LogPeriod.HOURS; hour++) {
      total += LogPeriod.activity(hour);
    }
    EventQueue queue = new EventQueue(events);
    double passed = 0;
    long session = 0;
    for (int hour = 0; hour < LogPeriod.HOURS; hour++) {
      passed += LogPeriod.activity(hour);
      boolean last = hour == LogPeriod.HOURS - 1;
      long target = last ? events : (long) (events * (passed / total));
      while (queue.taken() < target) {
        visit(session++, hour, queue);
      }
      queue.drain(LogPeriod.millis(hour + 1), sink);
    }
  }

  private void visit(long session, int hour, EventQueue queue) {
    Draws draws = new Draws(seed, Draws.Purpose.SESSION, session);
    int shopper = shop.shoppers().somebody(hour, draws);
    long begin = LogPeriod.millis(hour) + draws.below((int) LogPeriod.HOUR_MILLIS);
    double kind = draws.uniform();
    boolean known = kind < KNOWN;
    VisitLog log = new VisitLog(queue, shopper, session, known, begin, draws);
    new Visit(shop, draws, log, shopper).run(!known && kind < KNOWN + LOGS_IN);
  }
}
