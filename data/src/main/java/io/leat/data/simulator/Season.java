package io.leat.data.simulator;

/**
 * When in the year a type is wanted most.
 *
 * @param peakDay day of the year, 1 to 366
 * @param strength demand at the peak is 1 + strength times that far from it
 */
record Season(int peakDay, double strength) {
  static final Season NONE = new Season(1, 0);
  private static final double WIDTH_IN_DAYS = 26;

  /** Demand on a day of the year, about 1 in the mean: below it far from the peak. */
  double demand(int dayOfYear) {
    if (strength == 0) {
      return 1;
    }
    int apart = Math.abs(dayOfYear - peakDay);
    double days = Math.min(apart, 365 - apart) / WIDTH_IN_DAYS;
    return (1 + strength * StrictMath.exp(-days * days)) / (1 + 0.25 * strength);
  }
}
