package io.leat.flink.events;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.jspecify.annotations.Nullable;

/**
 * When a key that changed emits its new state: once the watermark has passed the change.
 *
 * <pre>
 * live     change(17) change(18)  ─ watermark 20 ─►  emit   change(25)  ─ watermark 40 ─►  emit
 * batch    change change change                                          end of the key ─► emit
 * </pre>
 *
 * Watermarks come with every checkpoint and carry the position in the log, so changes of one key
 * coalesce, and whatever lies before a watermark is emitted before the watermark goes on: a
 * snapshot's watermark is the position up to which it is complete.
 *
 * @param after changes at or before this position are in the index already: they make state, and
 *     nothing is emitted for them
 */
public record Emission(long after) implements Serializable {
  /** For a run that makes the index from nothing. */
  public static final Emission ALL = new Emission(Long.MIN_VALUE);

  /** Whether the index is there already and only changes are emitted. */
  public boolean isLive() {
    return after != Long.MIN_VALUE;
  }

  /**
   * Whether the index has what an element of this timestamp changes: it makes state and nothing
   * else.
   */
  public boolean isSilent(@Nullable Long timestamp) {
    return position(timestamp) <= after;
  }

  /** What was imported without a time comes with none, or in a batch run with the least. */
  private static long position(@Nullable Long timestamp) {
    return timestamp == null || timestamp == Long.MIN_VALUE ? 0 : timestamp;
  }

  /** The keyed state behind it; to be opened with the function. */
  public Pending pending(RuntimeContext context) {
    return new Pending(
        this, context.getState(new ValueStateDescriptor<>("emission", Types.BOOLEAN)));
  }

  /** Whether the current key has changed since it was last emitted. */
  public static final class Pending {
    private final Emission emission;
    private final ValueState<Boolean> changed;

    private Pending(Emission emission, ValueState<Boolean> changed) {
      this.emission = emission;
      this.changed = changed;
    }

    /**
     * The current key has changed.
     *
     * @param timestamp of the element that changed it: its position when live
     * @return false when the index has the change already
     */
    public boolean change(@Nullable Long timestamp, TimerService timers) throws IOException {
      if (emission.isSilent(timestamp)) {
        return false;
      }
      if (changed.value() == null) {
        changed.update(true);
        timers.registerEventTimeTimer(position(timestamp));
      }
      return true;
    }

    /** Whether the current key is to be emitted now; asked in a timer, once. */
    public boolean take() throws IOException {
      if (changed.value() == null) {
        return false;
      }
      changed.clear();
      return true;
    }
  }
}
