package io.leat.data.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LogEndTest {
  private static final LogEnd ONE = new LogEnd(9, 41_200, 1_763_740_000_123_456L);
  private static final LogEnd OTHER = new LogEnd(10, 67_108_999, 1_763_740_011_999_999L);

  @Test
  void isReadAsItWasWritten() {
    assertThat(new String(ONE.bytes(), US_ASCII))
        .startsWith("000000000009 000000000041200 0001763740000123456 ");
    assertThat(LogEnd.parse(ONE.bytes())).isEqualTo(ONE);
    assertThat(LogEnd.parse(new LogEnd(1, 0, 0).bytes())).isEqualTo(new LogEnd(1, 0, 0));
  }

  /** However much of the new one has come, where the bytes differ at all. */
  @Test
  void halfOfOneAndHalfOfTheOtherIsNeither() {
    byte[] bytes = ONE.bytes();
    byte[] next = OTHER.bytes();
    int firstDifference = 10;
    for (int i = 0; i < bytes.length - 2; i++) {
      bytes[i] = next[i];
      if (i >= firstDifference) {
        assertThat(LogEnd.parse(bytes)).as("%d bytes replaced", i + 1).isNull();
      }
    }
    assertThat(LogEnd.parse(next)).isEqualTo(OTHER);
    assertThat(LogEnd.parse(new byte[0])).isNull();
  }
}
