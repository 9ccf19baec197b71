package io.leat.core.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SubspaceSizeTest {

  @Test
  void ordinaryRanksAreSolvedExactly() {
    for (int rank : new int[] {1, 64, 128}) {
      assertThat(SubspaceSize.of(rank).steps(rank)).isFalse();
    }
    assertThat(SubspaceSize.of(129).steps(129)).isTrue();
    assertThat(SubspaceSize.WHOLE.steps(4096)).isFalse();
  }

  @Test
  void shortRowsAreSolvedExactlyAtAnyRank() {
    SubspaceSize subspace = new SubspaceSize(32);
    assertThat(subspace.steps(256, 80)).isFalse();
    assertThat(subspace.steps(256, 81)).isTrue();
    assertThat(subspace.steps(80, 1000)).isFalse();
  }

  @Test
  void nothingAtOnceIsRefused() {
    assertThatThrownBy(() -> new SubspaceSize(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("subspace must be at least 1, was 0");
  }
}
