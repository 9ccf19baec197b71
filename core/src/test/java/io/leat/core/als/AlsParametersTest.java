package io.leat.core.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.core.matrix.SparseRows;
import org.junit.jupiter.api.Test;

class AlsParametersTest {
  @Test
  void wrongSettingsAreNamed() {
    refused(() -> new AlsParameters(0, 1, 1, 1, 1, 1), "rank must be 1 to 4096, was 0");
    refused(() -> new AlsParameters(5000, 1, 1, 1, 1, 1), "rank must be 1 to 4096, was 5000");
    refused(() -> new AlsParameters(8, 0, 1, 1, 1, 1), "sweeps must be at least 1, was 0");
    refused(() -> new AlsParameters(8, 1, -0.1, 1, 1, 1), "unobservedWeight must be");
    refused(() -> new AlsParameters(8, 1, Double.NaN, 1, 1, 1), "was NaN");
    refused(() -> new AlsParameters(8, 1, Double.POSITIVE_INFINITY, 1, 1, 1), "was Infinity");
    refused(() -> new AlsParameters(8, 1, 1, 0, 1, 1), "regularization must be a number above 0");
    refused(() -> new AlsParameters(8, 1, 1, Double.NaN, 1, 1), "was NaN");
    refused(
        () -> new AlsParameters(8, 1, 1, 1, -1, 1), "frequencyExponent must be 0 to 2, was -1.0");
    refused(() -> new AlsParameters(8, 1, 1, 1, Double.NaN, 1), "frequencyExponent must be 0 to 2");
  }

  @Test
  void scalingKeepsTheRatioOfUnobservedToObservedWeight() {
    AlsParameters parameters = new AlsParameters(8, 2, 0.5, 0.1, 1, 3);
    SparseRows asChosenFor = new SparseRows.Builder(10, 10).add(0, 0, 1).add(5, 5, 1).build();
    assertThat(parameters.scaledTo(asChosenFor)).isEqualTo(parameters);
    // 8 on 100 pairs is 4 times 2 on 100 pairs; on 1000 pairs, 0.4 times.
    SparseRows heavier = new SparseRows.Builder(10, 10).add(0, 0, 3).add(5, 5, 5).build();
    assertThat(parameters.scaledTo(heavier)).isEqualTo(new AlsParameters(8, 2, 2, 0.1, 1, 3));
    SparseRows sparser = new SparseRows.Builder(100, 10).add(0, 0, 3).add(5, 5, 5).build();
    assertThat(parameters.scaledTo(sparser)).isEqualTo(new AlsParameters(8, 2, 0.2, 0.1, 1, 3));
    assertThat(parameters.scaledTo(new SparseRows.Builder(2, 2).build())).isEqualTo(parameters);
  }

  private static void refused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
