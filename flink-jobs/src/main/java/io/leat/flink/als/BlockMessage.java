package io.leat.flink.als;

import java.nio.ByteBuffer;

/**
 * What subtasks send each other: many numbers at once, for a record's overhead would exceed a
 * rating. Messages from one subtask to another arrive in order.
 *
 * @param target the subtask that receives it
 * @param tag the sending subtask, the block or the side, as sender and receiver agree
 * @param bytes big-endian numbers
 */
public record BlockMessage(int target, int tag, byte[] bytes) {
  /** Flink keeps larger records in a file while they arrive. */
  static final int LARGEST = 1 << 20;

  ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes);
  }
}
