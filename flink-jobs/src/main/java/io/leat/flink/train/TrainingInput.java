package io.leat.flink.train;

import io.leat.flink.history.PersonHistory;
import org.jspecify.annotations.Nullable;

/**
 * One piece of what the model is trained on: a person's history, an item's text, or a time at which
 * something happened. A flat record rather than a sealed family, because Flink serialises records
 * field by field.
 *
 * @param newest epoch seconds of the newest event so far; {@link Long#MIN_VALUE} where this piece
 *     does not tell
 */
public record TrainingInput(@Nullable PersonHistory person, @Nullable ItemTerms item, long newest) {

  public static TrainingInput of(PersonHistory person) {
    return new TrainingInput(person, null, Long.MIN_VALUE);
  }

  public static TrainingInput of(ItemTerms item) {
    return new TrainingInput(null, item, Long.MIN_VALUE);
  }

  public static TrainingInput newest(long epochSecond) {
    return new TrainingInput(null, null, epochSecond);
  }
}
