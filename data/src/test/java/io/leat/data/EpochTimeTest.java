package io.leat.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpochTimeTest {
  @ParameterizedTest
  @CsvSource({
    "0,1970-01-01T00:00:00Z",
    "1291191960,2010-12-01T08:26:00Z",
    "1291191960123,2010-12-01T08:26:00.123Z",
    "1291191960123456,2010-12-01T08:26:00.123456Z",
    "99999999999,5138-11-16T09:46:39Z",
    "100000000000,1973-03-03T09:46:40Z",
    "-1,1969-12-31T23:59:59Z",
  })
  void theSizeTellsTheUnit(long count, Instant expected) {
    assertThat(EpochTime.instant(count)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"9223372036854775807", "-9223372036854775808"})
  void noCountIsTooLarge(long count) {
    assertThat(EpochTime.instant(count)).isNotNull();
  }

  @Test
  void microsecondsComeBack() {
    Instant time = Instant.parse("2026-03-01T12:00:00.123456Z");

    assertThat(EpochTime.microseconds(time)).isEqualTo(1_772_366_400_123_456L);
    assertThat(EpochTime.instant(EpochTime.microseconds(time))).isEqualTo(time);
  }
}
