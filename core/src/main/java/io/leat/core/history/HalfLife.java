package io.leat.core.history;

/**
 * Exponential decay of acts to one moment.
 *
 * @param seconds after which an act is worth half
 * @param now epoch seconds; an act at this time is worth its whole weight
 */
public record HalfLife(double seconds, long now) implements Histories.Worth {
  public HalfLife {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("seconds must be above 0, was " + seconds);
    }
  }

  @Override
  public float of(float weight, long time) {
    return (float) (weight * Math.pow(2, (time - now) / seconds));
  }
}
