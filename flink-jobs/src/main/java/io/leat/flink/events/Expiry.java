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
 * @param idle epoch microseconds
 */
public record Expiry(long idle) implements Serializable {
  /** For a run that ends. */
  public static final Expiry NEVER = new Expiry(Long.MAX_VALUE);

  public static Expiry after(Duration idle) {
    return new Expiry(idle.toNanos() / 1000);
  }

  /** The keyed state behind it; to be opened with the function. */
  public LastSeen open(RuntimeContext context) {
    return new LastSeen(
        idle, context.getState(new ValueStateDescriptor<>("last-seen", Types.LONG)));
  }

  /** When something was last received for the current key. One timer a key is set at any time. */
  public static final class LastSeen {
    private final long idle;
    private final ValueState<Long> lastSeen;

    private LastSeen(long idle, ValueState<Long> lastSeen) {
      this.idle = idle;
      this.lastSeen = lastSeen;
    }

    /** Something was received for the current key. */
    public void seen(long receivedAt, TimerService timers) throws IOException {
      if (idle == Long.MAX_VALUE) {
        return;
      }
      Long before = lastSeen.value();
      if (before == null) {
        timers.registerEventTimeTimer(receivedAt + idle);
      }
      if (before == null || receivedAt > before) {
        lastSeen.update(receivedAt);
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
      if (timestamp >= last + idle) {
        return true;
      }
      timers.registerEventTimeTimer(last + idle);
      return false;
    }

    public void clear() {
      lastSeen.clear();
    }
  }
}
