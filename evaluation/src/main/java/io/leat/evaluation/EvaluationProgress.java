package io.leat.evaluation;

/** Told how far an evaluation has come, for a person to watch. */
public interface EvaluationProgress {
  EvaluationProgress NONE = (step, done, total) -> {};

  /**
   * So much of a step is done.
   *
   * @param step what is being done: {@code ease: learning}
   * @param total of what done counts up to; the step is over when done has reached it
   */
  void update(String step, long done, long total);
}
