package io.leat.flink.job;

import io.leat.data.ShopException;
import io.leat.data.log.LogException;
import io.leat.index.IndexException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.SerializedThrowable;
import org.jspecify.annotations.Nullable;

/** One execution of a bounded job, followed by its counters. */
public final class JobRun {
  private static final long POLL_MILLISECONDS = 500;

  private JobRun() {}

  /**
   * Runs what was added to the environment, to the end.
   *
   * @param onCounters told the job's counters now and then
   * @return the counters at the end
   * @throws ShopException or {@link LogException} or {@link IndexException} where the job failed
   *     with one
   */
  public static Map<String, Long> execute(
      StreamExecutionEnvironment environment, String name, Consumer<Map<String, Long>> onCounters) {
    JobClient job;
    try {
      job = environment.executeAsync(name);
    } catch (Exception e) {
      throw new IndexException("the job '%s' did not start: %s".formatted(name, e.getMessage()), e);
    }
    CompletableFuture<JobExecutionResult> result = job.getJobExecutionResult();
    try {
      while (!finished(result)) {
        onCounters.accept(counters(job));
      }
      Map<String, Long> counters = longs(result.get().getAllAccumulatorResults());
      onCounters.accept(counters);
      return counters;
    } catch (ExecutionException e) {
      throw reason(name, e);
    } catch (InterruptedException e) {
      CompletableFuture<Void> unused = job.cancel();
      Thread.currentThread().interrupt();
      throw new IndexException("the job '%s' was interrupted".formatted(name), e);
    }
  }

  private static boolean finished(CompletableFuture<JobExecutionResult> result)
      throws InterruptedException, ExecutionException {
    try {
      result.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  /** None where the job cannot tell at this moment, while it starts or ends. */
  private static Map<String, Long> counters(JobClient job) throws InterruptedException {
    try {
      return longs(job.getAccumulators().get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      return Map.of();
    }
  }

  private static Map<String, Long> longs(Map<String, Object> accumulators) {
    Map<String, Long> longs = new TreeMap<>();
    accumulators.forEach(
        (name, value) -> {
          if (value instanceof Long number) {
            longs.put(name, number);
          }
        });
    return longs;
  }

  /**
   * The failure as the shop, the log or the index reported it, from below all of Flink's wrapping.
   */
  private static RuntimeException reason(String name, Throwable failure) {
    Throwable deepest = failure;
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      if (cause instanceof ShopException
          || cause instanceof IndexException
          || cause instanceof LogException) {
        return (RuntimeException) cause;
      }
      deepest = cause;
    }
    return new IndexException("the job '%s' failed: %s".formatted(name, deepest), failure);
  }

  /** What came over the wire from another process, or nearly so, is a cause in its serial form. */
  private static @Nullable Throwable next(Throwable cause) {
    if (cause instanceof SerializedThrowable serialized) {
      Throwable original = serialized.deserializeError(JobRun.class.getClassLoader());
      return original instanceof SerializedThrowable ? cause.getCause() : original;
    }
    return cause.getCause();
  }
}
