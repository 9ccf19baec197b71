package io.leat.flink;

import io.leat.core.session.SessionIndex;
import io.leat.flink.log.ReceptionBounds;
import java.io.Serializable;
import java.time.Duration;

/**
 * How the live job treats what comes in, and for how long it keeps what.
 *
 * @param bounds of an event's time
 * @param checkpointMillis between two checkpoints, each of which publishes a snapshot
 * @param acts that are kept of a person, the newest
 * @param sessionIdle after which a session is over
 * @param sessionKept after which an anonymous session is nobody's example any more
 * @param personKept after which a person of whom nothing more was received is given up
 * @param rocksDb whether state lies on disk, for more people than fit into memory
 */
public record LiveSettings(
    ReceptionBounds bounds,
    long checkpointMillis,
    int acts,
    Duration sessionIdle,
    Duration sessionKept,
    Duration personKept,
    boolean rocksDb)
    implements Serializable {
  public static final LiveSettings DEFAULT =
      new LiveSettings(
          ReceptionBounds.DEFAULT,
          500,
          SessionIndex.LENGTH,
          Duration.ofDays(1),
          Duration.ofDays(30),
          Duration.ofDays(400),
          false);

  public LiveSettings withRocksDb(boolean other) {
    return new LiveSettings(
        bounds, checkpointMillis, acts, sessionIdle, sessionKept, personKept, other);
  }
}
