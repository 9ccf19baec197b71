package io.leat.flink.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.matrix.DenseRows;
import io.leat.flink.als.FactorBlock;
import io.leat.flink.als.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AssembleModelTest {
  /** Two blocks of three; the second has a row beyond the last item, the third never came. */
  @Test
  void blocksInterleave() {
    DenseRows items =
        AssembleModel.items(
            List.of(
                new FactorBlock(Side.ITEMS, 1, 3, 2, new float[] {3, 4, 9, 9}),
                new FactorBlock(Side.ITEMS, 0, 3, 2, new float[] {1, 2, 7, 8})),
            4,
            2);
    assertThat(items.values()).containsExactly(1, 2, 3, 4, 0, 0, 7, 8);
  }
}
