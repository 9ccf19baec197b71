package io.leat.index.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreLockTest {
  @TempDir Path directory;

  /** Another process: exits with 1 where the file is locked by a process, with 0 where not. */
  static final class Other {
    private Other() {}

    public static void main(String[] args) throws IOException {
      try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
        System.exit(channel.tryLock() == null ? 1 : 0);
      }
    }
  }

  private static boolean lockedForOthers(Path file) throws IOException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of("target", "test-classes").toString(),
                Other.class.getName(),
                file.toString())
            .inheritIO()
            .start();
    int exit = other.onExit().join().exitValue();
    assertThat(exit).as("exit code of the other process").isIn(0, 1);
    return exit == 1;
  }

  @Test
  void isHeldAgainstOtherProcessesUntilTheActionEnds() throws Exception {
    Path file = directory.resolve("lock");
    assertThat(StoreLock.holding(file, () -> lockedForOthers(file))).isTrue();
    assertThat(lockedForOthers(file)).isFalse();
  }

  @Test
  void aWaiterThatGivesUpDoesNotTakeTheLockAwayFromItsHolder() throws Exception {
    Path file = directory.resolve("lock");
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Thread holder =
        Thread.ofPlatform()
            .start(
                new FutureTask<>(
                    () ->
                        StoreLock.holding(
                            file,
                            () -> {
                              held.countDown();
                              waitFor(done);
                              return true;
                            })));
    held.await();
    FutureTask<Boolean> waiting = new FutureTask<>(() -> StoreLock.holding(file, () -> true));
    Thread waiter = Thread.ofPlatform().start(waiting);
    while (waiter.getState() != Thread.State.WAITING
        && waiter.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    waiter.interrupt();
    waiter.join();
    assertThat(waiting.exceptionNow()).isInstanceOf(IOException.class);
    assertThat(lockedForOthers(file)).as("locked for other processes").isTrue();
    done.countDown();
    holder.join();
  }

  private static void waitFor(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
