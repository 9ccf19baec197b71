package io.leat.flink.sink;

import io.leat.index.files.DurableFiles;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stores that crash while they publish. What is left to crash is static: the job runs on its own
 * copies of everything else.
 */
final class FailingStore {
  private static final AtomicInteger LEFT = new AtomicInteger();
  private static volatile boolean atPointer;
  private static volatile DurableFiles.Step step = DurableFiles.Step.WRITE;

  private FailingStore() {}

  /**
   * Crashes this often ahead of one step.
   *
   * @param pointer of writing LATEST, or else the manifest
   */
  static void plan(boolean pointer, DurableFiles.Step ahead, int times) {
    atPointer = pointer;
    step = ahead;
    LEFT.set(times);
  }

  static int left() {
    return LEFT.get();
  }

  static SnapshotStore open(String root) {
    return new SnapshotStore(Path.of(root), new CrashingFiles());
  }

  private static final class CrashingFiles extends DurableFiles {
    @Override
    protected void before(Step reached, Path target) throws IOException {
      boolean pointer = Objects.equals(target.getFileName(), Path.of("LATEST"));
      boolean manifest = target.toString().contains("snapshots");
      if (reached == step
          && (atPointer ? pointer : manifest)
          && LEFT.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new IOException("crash ahead of " + reached + " of " + target.getFileName());
      }
    }
  }
}
