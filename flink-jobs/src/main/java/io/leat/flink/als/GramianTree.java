package io.leat.flink.als;

import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sums what belongs to the blocks in an order that does not depend on who has them: the blocks are
 * the leaves of a binary tree, and two neighbours are added when both are there. A subtask sends
 * the sums that its run of blocks makes up; whoever gets those of all goes on where they ended.
 *
 * <pre>
 * blocks      0 1 2 | 3 4 5       two subtasks
 * sums sent   01  2 | 3 45
 * received    0123      45        and their sum
 * </pre>
 */
final class GramianTree {
  private final int rank;

  /** By the first block. */
  private final TreeMap<Integer, Gramian> sums = new TreeMap<>();

  GramianTree(int rank) {
    this.rank = rank;
  }

  /** Adds a block's Gramian or a sum of some blocks, and what it makes up with its neighbours. */
  void add(Gramian gramian) {
    Gramian sum = gramian;
    for (Gramian neighbour = sums.remove(sum.neighbour());
        neighbour != null;
        neighbour = sums.remove(sum.neighbour())) {
      if (neighbour.blocks() != sum.blocks()) {
        sums.put(neighbour.firstBlock(), neighbour);
        break;
      }
      sum = neighbour.firstBlock() < sum.firstBlock() ? neighbour.plus(sum) : sum.plus(neighbour);
    }
    sums.put(sum.firstBlock(), sum);
  }

  void add(BlockMessage message) {
    add(Gramian.read(message, rank));
  }

  /** Hands over the sums so far. */
  void send(Consumer<BlockMessage> output) {
    sums.values().forEach(sum -> output.accept(sum.message()));
  }

  /** Of all that was added. */
  Gramian total() {
    @Nullable Gramian total = null;
    for (Gramian sum : sums.values()) {
      total = total == null ? sum : total.plus(sum);
    }
    if (total == null) {
      throw new IllegalStateException("the Gramians of the other side did not come");
    }
    return total;
  }
}
