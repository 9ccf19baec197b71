package io.leat.flink.als;

import java.io.Serializable;

/**
 * Which row is where. Row {@code id} is number {@code id / blocks} of block {@code id % blocks};
 * each subtask has a run of blocks. Rows are ordered by block, then by number: an order that does
 * not depend on the number of subtasks, so that neither do sums along it.
 *
 * @param blocks fixed, so that the same seed gives the same vectors at any parallelism
 * @param subtasks at most one for each block
 */
public record BlockLayout(int blocks, int subtasks) implements Serializable {

  public BlockLayout {
    if (blocks < 1 || subtasks < 1 || subtasks > blocks) {
      throw new IllegalArgumentException(
          "subtasks must be 1 to the number of blocks, were %d of %d".formatted(subtasks, blocks));
    }
  }

  int blockOf(int id) {
    return id % blocks;
  }

  int subtaskOf(int id) {
    return (int) ((long) blockOf(id) * subtasks / blocks);
  }

  /** The first block of a subtask; of the number of subtasks, the number of blocks. */
  int firstBlock(int subtask) {
    return (int) (((long) subtask * blocks + subtasks - 1) / subtasks);
  }
}
