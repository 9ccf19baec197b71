package io.leat.flink;

import io.leat.data.EpochTime;
import io.leat.flink.events.Emission;
import io.leat.flink.events.Expiry;
import io.leat.flink.log.ReceptionBounds;
import java.time.Instant;

/**
 * What differs between a job that ends, which makes an index, and one that does not, which changes
 * it.
 *
 * @param mostActs kept of a person
 */
record Mode(
    Emission emission,
    ReceptionBounds bounds,
    int mostActs,
    Expiry sessionIdle,
    Expiry sessionKept,
    Expiry personKept) {
  static final Mode BOUNDED =
      new Mode(
          Emission.ALL,
          ReceptionBounds.DEFAULT,
          Integer.MAX_VALUE,
          Expiry.NEVER,
          Expiry.NEVER,
          Expiry.NEVER);

  /**
   * @param after position up to which the index is complete
   * @param clock the time at which the job starts
   */
  static Mode live(long after, LiveSettings settings, Instant clock) {
    long begun = EpochTime.microseconds(clock);
    return new Mode(
        new Emission(after),
        settings.bounds(),
        settings.acts(),
        Expiry.after(settings.sessionIdle(), 0),
        Expiry.after(settings.sessionKept(), begun),
        Expiry.after(settings.personKept(), begun));
  }

  int acts(int capacity) {
    return Math.min(mostActs, capacity);
  }
}
