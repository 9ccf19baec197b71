package io.leat.flink.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GramianTreeTest {
  private static final int RANK = 3;

  @Test
  void toTheLastBitTheSameWhoeverHasTheBlocks() {
    Random random = new Random(3);
    for (int blocks : new int[] {1, 2, 7, 64}) {
      double[] alone = total(blocks, 1, random).upper();
      for (int subtasks = 1; subtasks <= Math.min(5, blocks); subtasks++) {
        Gramian total = total(blocks, subtasks, random);
        assertThat(total.upper()).isEqualTo(alone);
        assertThat(total.blocks()).isEqualTo(blocks);
        assertThat(total.totals()).isEqualTo(new Totals(blocks, blocks, blocks / 2.0));
      }
      assertThat(alone).containsExactly(plainSum(blocks), within(1e-5));
    }
  }

  @Test
  void aSubtaskSendsFewSums() {
    List<BlockMessage> sent = new ArrayList<>();
    GramianTree tree = new GramianTree(RANK);
    for (int block = 3; block < 64; block++) {
      tree.add(gramian(block));
    }
    tree.send(sent::add);
    assertThat(sent).extracting(BlockMessage::tag).containsExactly(3, 4, 8, 16, 32);
  }

  @Test
  void nothingIsNoSum() {
    assertThatThrownBy(() -> new GramianTree(RANK).total())
        .isInstanceOf(IllegalStateException.class);
  }

  private static Gramian total(int blocks, int subtasks, Random random) {
    BlockLayout layout = new BlockLayout(blocks, subtasks);
    List<BlockMessage> messages = new ArrayList<>();
    for (int subtask = 0; subtask < subtasks; subtask++) {
      GramianTree tree = new GramianTree(RANK);
      for (int b = layout.firstBlock(subtask); b < layout.firstBlock(subtask + 1); b++) {
        tree.add(gramian(b));
      }
      tree.send(messages::add);
    }
    Collections.shuffle(messages, random);
    GramianTree all = new GramianTree(RANK);
    messages.forEach(all::add);
    return all.total();
  }

  private static Gramian gramian(int block) {
    float[] factors = factors(block);
    return Gramian.of(
        block, new Totals(block + 1, block + 1, 0.5), factors, factors.length / RANK, RANK);
  }

  private static float[] factors(int block) {
    Random random = new Random(block);
    float[] factors = new float[RANK * (block % 5)];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = (float) random.nextGaussian();
    }
    return factors;
  }

  private static double[] plainSum(int blocks) {
    double[] upper = new double[RANK * (RANK + 1) / 2];
    for (int block = 0; block < blocks; block++) {
      float[] factors = factors(block);
      for (int row = 0; row < factors.length; row += RANK) {
        for (int i = 0, at = 0; i < RANK; i++) {
          for (int j = i; j < RANK; j++) {
            upper[at++] += (double) factors[row + i] * factors[row + j];
          }
        }
      }
    }
    return upper;
  }
}
