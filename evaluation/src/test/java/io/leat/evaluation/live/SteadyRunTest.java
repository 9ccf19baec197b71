package io.leat.evaluation.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

class SteadyRunTest {

  @Test
  void growthIsTheSlopeOfTheLineThroughTheSamples() {
    // 100, 110, 120 after 0, 30, 60 seconds: 20 a minute on a mean of 110.
    SteadyRun.Growth growth =
        SteadyRun.growth(List.of(heap(0, 100), heap(30, 110), heap(60, 120)), s -> s.heapBytes());

    assertThat(growth.mean()).isEqualTo(110);
    assertThat(growth.percentPerMinute()).isCloseTo(100.0 * 20 / 110, offset(1e-9));
  }

  @Test
  void whatStaysDoesNotGrow() {
    assertThat(
            SteadyRun.growth(List.of(heap(0, 7), heap(5, 7)), s -> s.heapBytes())
                .percentPerMinute())
        .isZero();
    assertThat(SteadyRun.growth(List.of(), s -> s.heapBytes()).percentPerMinute()).isZero();
  }

  private static SteadyRun.Sample heap(double second, long bytes) {
    return new SteadyRun.Sample(second, bytes, 0, 0, 0);
  }
}
