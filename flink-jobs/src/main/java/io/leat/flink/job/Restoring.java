package io.leat.flink.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a job takes up the state of the checkpoint that it was started from. Some of what is
 * wrong with one shows only in the tasks, each of which fails when it opens its state: a serializer
 * that has changed, another state backend, a file that is gone, a commit of Lucene that has
 * expired. Flink would try for ever.
 */
public final class Restoring {
  private static final Logger LOG = LoggerFactory.getLogger(Restoring.class);

  /** A file may be out of reach for a moment; twice in a row, and it is not there. */
  private static final int ATTEMPTS = 2;

  private static final int FAILURES = 20;
  private static final long LOOK_MILLIS = 100;

  /** Stands in the stack trace of a task that fails before it runs. */
  private static final String OPENING_STATE = "StreamTask.restoreInternal(";

  private static final String STATE_OF_OPERATOR = "Could not restore";

  /** No fault of a checkpoint: there may be room again. */
  private static final String DISK_FULL = "No space left on device";

  private static final Set<String> HAVE_STATE = Set.of("RUNNING", "FINISHED");

  private Restoring() {}

  /**
   * Waits until every task has its state, or has failed to take it up again and again.
   *
   * @return why the checkpoint is refused, empty when it is not
   */
  public static Optional<String> refusal(JobID job, int restPort) throws InterruptedException {
    try (JobRest rest = new JobRest(job, restPort)) {
      while (true) {
        try {
          if (isRestored(rest.job())) {
            return Optional.empty();
          }
          Optional<String> refusal = refusal(rest.exceptions(FAILURES));
          if (refusal.isPresent()) {
            return refusal;
          }
        } catch (IOException e) {
          LOG.debug("{} does not say how it is", job, e);
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    }
  }

  static boolean isRestored(JsonNode job) {
    JsonNode vertices = job.path("vertices");
    return !vertices.isEmpty()
        && StreamSupport.stream(vertices.spliterator(), false).allMatch(Restoring::hasState);
  }

  private static boolean hasState(JsonNode vertex) {
    int tasks = HAVE_STATE.stream().mapToInt(state -> vertex.at("/tasks/" + state).asInt()).sum();
    return tasks == vertex.path("parallelism").asInt(-1);
  }

  static Optional<String> refusal(JsonNode exceptions) {
    List<String> traces =
        StreamSupport.stream(exceptions.at("/exceptionHistory/entries").spliterator(), false)
            .map(entry -> entry.path("stacktrace").asText())
            .filter(trace -> trace.contains(OPENING_STATE) && !trace.contains(DISK_FULL))
            .toList();
    return traces.size() < ATTEMPTS ? Optional.empty() : Optional.of(reason(traces.getFirst()));
  }

  /** The deepest cause alone may say no more than that a file ended. */
  private static String reason(String trace) {
    String deepest = JobFaults.reason(trace);
    return trace
        .lines()
        .filter(line -> line.contains(STATE_OF_OPERATOR))
        .reduce((outer, inner) -> inner)
        .filter(line -> !line.contains(deepest))
        .map(line -> line.substring(line.indexOf(STATE_OF_OPERATOR)) + " " + deepest)
        .orElse(deepest);
  }
}
