package io.leat.cli;

import java.io.PrintStream;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * How far one long piece of work has come, on standard error: a bar on a terminal, elsewhere a
 * plain line at its start, at each tenth and at its end.
 */
final class Progress implements AutoCloseable {
  private static final boolean TERMINAL = Boolean.getBoolean("leat.terminal");

  private final String task;
  private final PrintStream err;
  private final long started = System.nanoTime();
  private final @Nullable ProgressBar bar;
  private int tenths;
  private boolean finished;

  private Progress(String task, String unit, PrintStream err) {
    this.task = task;
    this.err = err;
    if (TERMINAL) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setUnit(" " + unit, 1)
              .setInitialMax(-1)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .build();
    } else {
      bar = null;
      err.println(task + " ...");
    }
  }

  /** Begins; {@code unit} is what is counted, such as "events". */
  static Progress start(String task, String unit) {
    return new Progress(task, unit, System.err);
  }

  /** So much of the total is done; a total of zero or less is unknown. */
  synchronized void update(long done, long total) {
    if (bar != null) {
      bar.maxHint(total > 0 ? total : -1);
      bar.stepTo(done);
    } else if (total > 0 && done * 10 / total > tenths && done < total) {
      tenths = (int) (done * 10 / total);
      err.println(task + " " + tenths * 10 + "%");
    }
  }

  /** For work that tells how much it has done since the last time. */
  LongConsumer advancing(long total) {
    LongAdder done = new LongAdder();
    return more -> {
      done.add(more);
      update(done.sum(), total);
    };
  }

  /** The work is done; closed without this, it failed, and what went wrong is said elsewhere. */
  void finish() {
    finished = true;
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    } else if (finished) {
      err.printf("%s: done in %.1f s%n", task, (System.nanoTime() - started) / 1e9);
    }
  }
}
