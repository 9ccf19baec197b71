package io.leat.flink.history;

import io.leat.core.profile.ActionWeights;
import io.leat.flink.events.Interaction;
import java.util.Comparator;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * What is kept of an event that a person did something to an item with; small, because it is kept
 * for every person and as long as the person is.
 *
 * @param weight of the action, before any decay
 * @param time epoch milliseconds
 * @param eventId orders acts of one time, alike at each reading
 */
@TypeInfo(ActSerializer.Type.class)
public record Act(String itemId, float weight, long time, String eventId) {
  static final Comparator<Act> OLDEST_FIRST =
      Comparator.comparingLong(Act::time).thenComparing(Act::eventId);

  static Act of(Interaction event, ActionWeights weights) {
    return new Act(
        Objects.requireNonNull(event.itemId(), "itemId"),
        (float) weights.of(event.action(), event.value()),
        event.time(),
        event.eventId());
  }

  long epochSecond() {
    return Math.floorDiv(time, 1000);
  }
}
