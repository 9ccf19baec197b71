package io.leat.data.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.data.Fault;
import io.leat.data.Reject;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectJsonTest {
  @Test
  void holdsTheLineWholeWithItsReasons() {
    Fault fault = new Fault("wrong_type", "price", "1,5", "is text", "write 1.5");
    assertThat(
            RejectJson.write(new Reject("items.jsonl", 7, List.of(fault), "{\"price\":\"1,5\"}")))
        .isEqualTo(
            "{\"file\":\"items.jsonl\",\"line\":7,\"faults\":[{\"kind\":\"wrong_type\","
                + "\"field\":\"price\",\"value\":\"1,5\",\"problem\":\"is text\","
                + "\"remedy\":\"write 1.5\"}],\"text\":\"{\\\"price\\\":\\\"1,5\\\"}\"}");
  }
}
