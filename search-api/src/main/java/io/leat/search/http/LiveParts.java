package io.leat.search.http;

import io.leat.data.log.EventLog;
import io.leat.search.jobs.JobControl;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What a server needs to take events.
 *
 * @param log where they go; closed by whoever opened it, after the server
 * @param clock against which the future is decided
 * @param jobs which the admin routes command; null for a server without such routes
 */
public record LiveParts(EventLog log, InstantSource clock, @Nullable JobControl jobs) {

  public LiveParts(EventLog log) {
    this(log, InstantSource.system(), null);
  }
}
