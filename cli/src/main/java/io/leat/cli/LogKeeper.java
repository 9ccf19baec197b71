package io.leat.cli;

import io.leat.data.ShopFiles;
import io.leat.data.log.CompactionReport;
import io.leat.data.log.CompactionRules;
import io.leat.data.log.EventLog;
import io.leat.data.log.FileEventLog;
import io.leat.data.log.ForgottenRecords;
import io.leat.data.log.LogCompaction;
import io.leat.data.log.LogDirectory;
import io.leat.flink.log.ReceptionBounds;
import io.leat.index.forgotten.ForgottenPeople;
import io.leat.index.forgotten.Tombstone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a shop's log in order: sealed segments go into the history once there are enough of them,
 * and whoever asked to be forgotten goes out of segments, history and import.
 */
final class LogKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogKeeper.class);

  private final ShopFiles shop;
  private final LogDirectory directory;
  private final FileEventLog log;
  private final ForgottenPeople forgotten;
  private final Duration interval;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private long purgedTo;

  private LogKeeper(
      ShopFiles shop, LogDirectory directory, FileEventLog log, Path index, Duration interval) {
    this.shop = shop;
    this.directory = directory;
    this.log = log;
    this.forgotten = new ForgottenPeople(index);
    this.interval = interval;
    this.thread = Thread.ofPlatform().name("leat-log-keeper").daemon().unstarted(this::run);
  }

  /**
   * For a log of files; null for one that is kept elsewhere.
   *
   * @param index the root that knows who is forgotten
   * @param interval between two looks
   */
  static @Nullable LogKeeper of(ShopFiles shop, EventLog log, Path index, Duration interval) {
    return shop.log() instanceof LogDirectory directory && log instanceof FileEventLog files
        ? new LogKeeper(shop, directory, files, index, interval)
        : null;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      do {
        look();
      } while (!closing.await(interval.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      compact();
    } catch (RuntimeException e) {
      LOG.warn("The log could not be compacted; it goes on as it is", e);
    }
  }

  private void compact() {
    forgotten.refresh();
    long newest = forgotten.list().stream().mapToLong(Tombstone::position).max().orElse(0);
    boolean purge = newest > purgedTo;
    if (purge) {
      // What is to be taken out must not stand in the segment being written.
      log.seal();
    }
    long upTo = log.lastReceivedAt();
    ForgottenRecords records =
        ForgottenRecords.of(
            shop,
            purge ? upTo : 0,
            user -> forgotten.find(user).map(Tombstone::position).orElse(0L));
    LogCompaction compaction =
        new LogCompaction(
            directory,
            new CompactionRules(
                ReceptionBounds.DEFAULT.repeated(), ReceptionBounds.DEFAULT.late(), records));
    CompactionReport compacted = compaction.compact(upTo);
    if (purge) {
      CompactionReport purged = compaction.purge();
      long imported = records.purgeImport(shop);
      purgedTo = newest;
      LOG.info(
          "Purged forgotten people: {} and {} records, {} imported lines",
          compacted.forgotten(),
          purged.forgotten(),
          imported);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
