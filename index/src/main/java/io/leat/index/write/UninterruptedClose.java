package io.leat.index.write;

import java.io.IOException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a Lucene writer whatever happens to the calling thread. Flink cancels a task by
 * interrupting it, and Java closes the channel of a file on which an interrupted thread works: that
 * of Lucene's lock file among them. So Lucene is closed by a thread that nobody interrupts, and
 * what still fails is logged: an exception from here would leave the job hanging, while recovery
 * only wants a committed point.
 */
final class UninterruptedClose {
  private static final Logger LOG = LoggerFactory.getLogger(UninterruptedClose.class);

  private final String name;

  UninterruptedClose(String name) {
    this.name = name;
  }

  void close(IndexWriter writer) {
    Thread closing = Thread.ofPlatform().name("close " + name).daemon().start(() -> run(writer));
    boolean interrupted = false;
    while (true) {
      try {
        closing.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(IndexWriter writer) {
    Directory directory = writer.getDirectory();
    try (directory) {
      writer.rollback();
    } catch (IOException | RuntimeException e) {
      LOG.warn("Closing {} did not go smoothly; its last commit stands", name, e);
    }
  }
}
