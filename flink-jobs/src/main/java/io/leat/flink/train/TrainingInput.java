package io.leat.flink.train;

import io.leat.flink.profile.ProfiledUser;
import org.jspecify.annotations.Nullable;

/**
 * One piece of what the model is trained on: a user's profile, an item's text, or a time at which
 * something happened. A flat record rather than a sealed family, because Flink serialises records
 * field by field.
 *
 * @param newest epoch seconds of the newest event so far; {@link Long#MIN_VALUE} where this piece
 *     does not tell
 */
public record TrainingInput(@Nullable ProfiledUser user, @Nullable ItemTerms item, long newest) {

  public static TrainingInput of(ProfiledUser user) {
    return new TrainingInput(user, null, Long.MIN_VALUE);
  }

  public static TrainingInput of(ItemTerms item) {
    return new TrainingInput(null, item, Long.MIN_VALUE);
  }

  public static TrainingInput newest(long epochSecond) {
    return new TrainingInput(null, null, epochSecond);
  }
}
