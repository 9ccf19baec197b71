package io.leat.flink.events;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/**
 * When a key's state is given up: once nothing was received for it for so long. Time is the log's,
 * not the clock's, so that a replay gives up the same; Flink's own time to live knows only the
 * clock.
 *
 * <p>When that was is known to a thousandth of the time, so that of what comes at short intervals
 * not every record is written down.
 *
 * @param idle microseconds
 * @param begun epoch microseconds; whatever was received before counts as received then, for what
 *     was imported was there when the job began, however long ago it happened
 */
public record Expiry(long idle, long begun) implements Serializable {
  private static final int STEPS = 1000;

  /** For a run that ends. */
  public static final Expiry NEVER = new Expiry(Long.MAX_VALUE, 0);

  public static Expiry after(Duration idle, long begun) {
    return new Expiry(idle.toNanos() / 1000, begun);
  }

  /** The next of the times that are told apart. */
  private long rounded(long time) {
    long step = 1 + idle / STEPS;
    return (time / step + 1) * step;
  }

  /** The keyed state behind it; to be opened with the function. */
  public LastSeen open(RuntimeContext context) {
    return open(context, "last-seen");
  }

  /** The same for a function that knows several kinds of keys. */
  public LastSeen open(RuntimeContext context, String name) {
    return new LastSeen(this, context.getState(new ValueStateDescriptor<>(name, Types.LONG)));
  }

  /** When something was last received for the current key. One timer a key is set at any time. */
  public static final class LastSeen {
    private final Expiry expiry;
    private final ValueState<Long> lastSeen;

    private LastSeen(Expiry expiry, ValueState<Long> lastSeen) {
      this.expiry = expiry;
      this.lastSeen = lastSeen;
    }

    /** Something was received for the current key. */
    public void seen(long receivedAt, TimerService timers) throws IOException {
      if (expiry.idle == Long.MAX_VALUE) {
        return;
      }
      long at = expiry.rounded(Math.max(receivedAt, expiry.begun));
      Long before = lastSeen.value();
      if (before == null) {
        timers.registerEventTimeTimer(at + expiry.idle);
      }
      if (before == null || at > before) {
        lastSeen.update(at);
      }
    }

    /**
     * Whether the current key is to be given up now; asked in a timer that was set for nothing
     * else. Where something was received meanwhile the timer is set again.
     */
    public boolean isReached(long timestamp, TimerService timers) throws IOException {
      Long last = lastSeen.value();
      if (last == null) {
        return false;
      }
      if (timestamp >= last + expiry.idle) {
        return true;
      }
      timers.registerEventTimeTimer(last + expiry.idle);
      return false;
    }

    public void clear() {
      lastSeen.clear();
    }
  }
}
