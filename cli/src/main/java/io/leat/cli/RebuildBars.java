package io.leat.cli;

import io.leat.flink.RebuildPhase;
import io.leat.flink.RebuildProgress;
import org.jspecify.annotations.Nullable;

/** One progress bar for each phase of a rebuild. */
final class RebuildBars implements RebuildProgress, AutoCloseable {
  private @Nullable RebuildPhase phase;
  private @Nullable Progress bar;

  @Override
  public void update(RebuildPhase reached, long done, long total) {
    if (phase != null && reached.compareTo(phase) < 0) {
      return; // A job that has just ended may still tell what it counted first.
    }
    if (reached != phase || bar == null) {
      finish();
      bar = Progress.start(title(reached), unit(reached));
      phase = reached;
    }
    bar.update(done, total);
  }

  private static String title(RebuildPhase phase) {
    return switch (phase) {
      case READ -> "Reading";
      case TRAIN -> "Training";
      case INDEX -> "Indexing";
      case CHECK -> "Checking";
      case PROMOTE -> "Promoting";
    };
  }

  private static String unit(RebuildPhase phase) {
    return switch (phase) {
      case READ -> "lines";
      case TRAIN -> "sweeps";
      case INDEX -> "documents";
      case CHECK, PROMOTE -> "";
    };
  }

  /** The last phase is done. */
  void finish() {
    if (bar != null) {
      bar.finish();
    }
    close();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
