package io.leat.data.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What waits to be written, first come, first served. */
final class CommitQueue {

  /**
   * What one caller appends.
   *
   * @param stamps to be filled in
   * @param accepted completed with the stamps when they are durable
   */
  record Batch(List<LogEntry> entries, long[] stamps, CompletableFuture<long[]> accepted) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private List<Batch> waiting = new ArrayList<>();
  private boolean closed;

  CompletableFuture<long[]> add(List<LogEntry> entries) {
    Batch batch = new Batch(entries, new long[entries.size()], new CompletableFuture<>());
    lock.lock();
    try {
      if (closed) {
        throw new LogException("the log is closed");
      }
      waiting.add(batch);
      changed.signal();
      return batch.accepted;
    } finally {
      lock.unlock();
    }
  }

  /** All that waits, as soon as something does; nothing when the queue is closed and empty. */
  List<Batch> take() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      List<Batch> taken = waiting;
      waiting = new ArrayList<>();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing more; false when it was closed before. */
  boolean close() {
    lock.lock();
    try {
      boolean first = !closed;
      closed = true;
      changed.signal();
      return first;
    } finally {
      lock.unlock();
    }
  }
}
