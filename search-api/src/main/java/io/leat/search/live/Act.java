package io.leat.search.live;

import io.leat.core.profile.Action;
import org.jspecify.annotations.Nullable;

/**
 * One act on an item, as it is remembered.
 *
 * @param counted stamp from which on it is in its user's profile: its own, or that of the event
 *     which linked its session to the user
 * @param accepted its own stamp, epoch microseconds
 * @param userId whose it is; null while its session belongs to nobody
 * @param value of a rating
 * @param epochSecond when it was done
 */
public record Act(
    long counted,
    long accepted,
    @Nullable String userId,
    String itemId,
    Action action,
    @Nullable Double value,
    long epochSecond) {

  Act linked(String toUserId, long at) {
    return new Act(at, accepted, toUserId, itemId, action, value, epochSecond);
  }
}
