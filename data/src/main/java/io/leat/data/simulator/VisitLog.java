package io.leat.data.simulator;

import io.leat.core.profile.Action;

/** One session as the shop sees it: who is known to be there, what time it is, what is noted. */
final class VisitLog {
  private final EventQueue queue;
  private final int shopper;
  private final long session;
  private final Draws draws;
  private boolean loggedIn;
  private long millis;
  private int queries;

  VisitLog(
      EventQueue queue, int shopper, long session, boolean loggedIn, long millis, Draws draws) {
    this.queue = queue;
    this.shopper = shopper;
    this.session = session;
    this.loggedIn = loggedIn;
    this.millis = millis;
    this.draws = draws;
  }

  boolean loggedIn() {
    return loggedIn;
  }

  /** From here on the session's events bear the person's name too. */
  void logIn() {
    loggedIn = true;
  }

  int hour() {
    return LogPeriod.hour(millis);
  }

  long session() {
    return session;
  }

  int nextQuery() {
    return queries++;
  }

  /** Lets up to so many seconds pass, at least one. */
  void pause(int seconds) {
    millis += 1000 + draws.below(1000 * seconds);
  }

  Draft draft(Action action) {
    return new Draft(action, millis, loggedIn ? shopper : Draft.NONE, session);
  }

  /** What the known shopper does some days later, outside the session. */
  Draft later(Action action, double days) {
    return new Draft(action, millis + (long) (days * 24 * LogPeriod.HOUR_MILLIS), shopper, -1);
  }

  void add(Draft draft) {
    queue.add(draft);
  }
}
