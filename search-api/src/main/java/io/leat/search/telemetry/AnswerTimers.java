package io.leat.search.telemetry;

/** Times answers. Safe for use by many threads. */
@FunctionalInterface
public interface AnswerTimers {
  AnswerTimers NONE = surface -> AnswerTimer.NONE;

  /**
   * An answer begins.
   *
   * @param surface such as {@code search} or {@code for-you}
   */
  AnswerTimer begin(String surface);
}
