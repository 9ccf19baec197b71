package io.leat.evaluation.bench;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one server over kept-alive connections.
 *
 * <p><b>Open loop</b>: arrivals by a Poisson process of a given rate, planned beforehand. Every
 * connection takes the next arrival, waits for its time and asks; latency counts from the time that
 * was planned, so that an arrival that no connection was free for has waited, and a slow spell
 * falls on all who came in it (no coordinated omission).
 *
 * <p><b>Closed loop</b>: as many at once as there are connections; only its throughput means
 * anything.
 */
public final class LoadGenerator {
  private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(2);
  private static final int CONNECTIONS = 64;

  private final String host;
  private final int port;
  private final long seed;

  public LoadGenerator(URI server, long seed) {
    this.host = server.getHost();
    this.port = server.getPort();
    this.seed = seed;
  }

  /** Who sends at what time. */
  private interface Plan {
    /** Nanoseconds after the start at which this arrival comes; negative when there is none. */
    long arrival(long number);
  }

  /** As fast as so many connections can, for so long. */
  public LoadResult closed(List<LoadRequest> requests, int connections, double seconds)
      throws InterruptedException {
    long end = (long) (seconds * 1e9);
    long started = System.nanoTime();
    return run(requests, connections, number -> System.nanoTime() - started > end ? -1 : 0, 0);
  }

  /** By a Poisson process of this many arrivals a second, for so long. */
  public LoadResult open(List<LoadRequest> requests, double rate, double seconds)
      throws InterruptedException {
    int count = (int) Math.max(1, rate * seconds);
    long[] arrivals = arrivals(count, (long) (count / rate * 1e9));
    return run(requests, CONNECTIONS, number -> number < count ? arrivals[(int) number] : -1, rate);
  }

  /** So many arrivals of a Poisson process within so many nanoseconds, ascending. */
  private long[] arrivals(int count, long nanoseconds) {
    SplittableRandom random = new SplittableRandom(seed);
    // Given their number, the arrivals of a Poisson process are uniform.
    return random.longs(count, 0, nanoseconds).sorted().toArray();
  }

  private LoadResult run(List<LoadRequest> requests, int connections, Plan plan, double rate)
      throws InterruptedException {
    byte[][] bytes =
        requests.stream().map(each -> each.bytes(host + ":" + port)).toArray(byte[][]::new);
    AtomicLong next = new AtomicLong();
    Histogram latencies = new Histogram(HIGHEST_MICROS, 3);
    AtomicLong failures = new AtomicLong();
    CountDownLatch done = new CountDownLatch(connections);
    long start = System.nanoTime();
    for (int i = 0; i < connections; i++) {
      Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                try {
                  send(bytes, next, plan, rate > 0 ? start : 0, latencies, failures);
                } finally {
                  done.countDown();
                }
              });
    }
    done.await();
    double elapsed = (System.nanoTime() - start) / 1e9;
    return new LoadResult(rate, latencies, failures.get(), elapsed);
  }

  /**
   * @param start of the plan; 0 for a closed loop, where latency counts from sending
   */
  private void send(
      byte[][] bytes, AtomicLong next, Plan plan, long start, Histogram all, AtomicLong failures) {
    Histogram own = new Histogram(HIGHEST_MICROS, 3);
    HttpConnection connection = null;
    while (true) {
      long number = next.getAndIncrement();
      long arrival = plan.arrival(number);
      if (arrival < 0) {
        break;
      }
      long intended = start == 0 ? System.nanoTime() : start + arrival;
      waitUntil(intended);
      boolean answered = false;
      try {
        if (connection == null) {
          connection = new HttpConnection(host, port);
        }
        answered = connection.exchange(bytes[(int) (number % bytes.length)]) == 200;
      } catch (IOException e) {
        close(connection);
        connection = null;
      }
      if (answered) {
        long micros = (System.nanoTime() - intended) / 1000;
        own.recordValue(Math.clamp(micros, 0, HIGHEST_MICROS));
      } else {
        failures.incrementAndGet();
      }
    }
    close(connection);
    synchronized (all) {
      all.add(own);
    }
  }

  private static void waitUntil(long time) {
    for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static void close(@Nullable HttpConnection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (IOException e) {
        // It was of no use any more.
      }
    }
  }
}
