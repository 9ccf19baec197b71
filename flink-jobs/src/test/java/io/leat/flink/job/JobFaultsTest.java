package io.leat.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JobFaultsTest {
  private static final String TRACE =
      """
      org.apache.flink.util.FlinkException: Global failure
      \tat org.apache.flink.Some.where(Some.java:1)
      Caused by: java.lang.RuntimeException: one
      \t... 3 more
      Caused by: io.leat.data.log.LogException: segment-7.jsonl is missing
      \t... 4 more
      Caused by: java.nio.file.NoSuchFileException: it
      \t... 5 more
      """;

  @Test
  void theReasonIsTheDeepestCauseThatSaysWhatToDo() {
    assertThat(JobFaults.reason(TRACE))
        .isEqualTo("io.leat.data.log.LogException: segment-7.jsonl is missing");
    assertThat(JobFaults.reason("java.io.IOException: alone\n\tat x.Y.z(Y.java:1)"))
        .isEqualTo("java.io.IOException: alone");
  }

  @Test
  void aFailureIsCurrentForHalfAMinute() throws IOException {
    JsonNode answer = answer(100_000);

    assertThat(JobFaults.current(answer, 130_000)).contains("is missing");
    assertThat(JobFaults.current(answer, 130_001)).isNull();
    assertThat(JobFaults.current(new ObjectMapper().readTree("{}"), 130_000)).isNull();
  }

  private static JsonNode answer(long timestamp) {
    ObjectNode answer = new ObjectMapper().createObjectNode();
    answer
        .putObject("exceptionHistory")
        .putArray("entries")
        .addObject()
        .put("timestamp", timestamp)
        .put("stacktrace", TRACE);
    return answer;
  }
}
