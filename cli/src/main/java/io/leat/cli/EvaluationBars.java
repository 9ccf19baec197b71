package io.leat.cli;

import io.leat.evaluation.EvaluationProgress;
import org.jspecify.annotations.Nullable;

/** One progress bar for each step of an evaluation. */
final class EvaluationBars implements EvaluationProgress, AutoCloseable {
  private String step = "";
  private @Nullable Progress bar;

  @Override
  public synchronized void update(String reached, long done, long total) {
    if (!reached.equals(step)) {
      close();
      step = reached;
      bar = Progress.start(reached, "questions");
    }
    if (bar != null) {
      bar.update(done, total);
      if (done == total) {
        bar.finish();
        close();
      }
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
