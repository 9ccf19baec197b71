package io.leat.search.http;

import java.time.Duration;
import org.eclipse.jetty.server.handler.QoSHandler;

/**
 * So many requests at once, so many that wait for a short while; all others are turned away with
 * 503 before any work is done for them ({@link JettyProblems}). Asking for health and metrics is
 * always let through.
 */
final class LoadShedding extends QoSHandler {
  LoadShedding(Protection protection) {
    setMaxRequestCount(protection.concurrent());
    setMaxSuspendedRequestCount(protection.queued());
    setMaxSuspend(atLeastAMillisecond(protection.patience()));
    excludePath("/health/*", "/metrics");
  }

  /** Zero would be for ever. */
  private static Duration atLeastAMillisecond(Duration patience) {
    return patience.toMillis() < 1 ? Duration.ofMillis(1) : patience;
  }

  /** How many were turned away. */
  long rejected() {
    return getTotalExceededRequestCount() + getTotalExpiredRequestCount();
  }
}
