package io.leat.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class RestoringTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String REFUSED =
      """
      java.lang.Exception: Exception while creating StreamOperatorStateContext.
      \tat org.apache.flink.streaming.runtime.tasks.StreamTask.restoreInternal(StreamTask.java:1)
      Caused by: org.apache.flink.util.FlinkException: Could not restore keyed state backend for A_1.
      \t... 1 more
      Caused by: java.io.EOFException
      """;

  private static final String DISK_FULL =
      REFUSED + "Caused by: java.io.IOException: No space left on device";

  private static final String RUNNING =
      """
      java.lang.IllegalStateException: of a task that had its state
      \tat org.apache.flink.streaming.runtime.tasks.StreamTask.invoke(StreamTask.java:1)
      """;

  @Test
  void aJobIsRestoredWhenAllItsTasksRunOrHaveEnded() throws IOException {
    assertThat(Restoring.isRestored(job("{\"RUNNING\":1,\"FINISHED\":1}"))).isTrue();
    assertThat(Restoring.isRestored(job("{\"RUNNING\":1,\"INITIALIZING\":1}"))).isFalse();
    assertThat(Restoring.isRestored(JSON.readTree("{}"))).isFalse();
  }

  private static JsonNode job(String tasks) throws IOException {
    return JSON.readTree(
        "{\"vertices\":[{\"parallelism\":2,\"tasks\":{\"RUNNING\":2}},{\"parallelism\":2,\"tasks\":%s}]}"
            .formatted(tasks));
  }

  @Test
  void aCheckpointIsRefusedWhenTasksCannotOpenTheirStateAgain() {
    assertThat(Restoring.refusal(exceptions(REFUSED, REFUSED)))
        .contains("Could not restore keyed state backend for A_1. java.io.EOFException");
    assertThat(Restoring.refusal(exceptions(REFUSED))).isEmpty();
    assertThat(Restoring.refusal(exceptions(REFUSED, DISK_FULL))).isEmpty();
    assertThat(Restoring.refusal(exceptions(RUNNING, RUNNING))).isEmpty();
  }

  private static JsonNode exceptions(String... traces) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode entries = answer.putObject("exceptionHistory").putArray("entries");
    for (String trace : traces) {
      entries.addObject().put("stacktrace", trace);
    }
    return answer;
  }
}
