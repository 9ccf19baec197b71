package io.leat.flink.als;

import java.nio.ByteBuffer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Gathers ratings into messages, one for the subtask that has the user and one for that of the
 * item. The tag is the side's ordinal; each rating is row, column, weight.
 */
final class PackRatings extends AbstractStreamOperator<BlockMessage>
    implements OneInputStreamOperator<Rating, BlockMessage>, BoundedOneInput {
  private static final long serialVersionUID = 1;
  static final int RATING_BYTES = 12;
  private static final int MESSAGE_BYTES = RATING_BYTES * 8192;

  private final BlockLayout layout;

  @SuppressWarnings("NullAway.Init") // by open()
  private transient @Nullable ByteBuffer[] pending;

  PackRatings(BlockLayout layout) {
    this.layout = layout;
  }

  @Override
  public void open() throws Exception {
    super.open();
    pending = new ByteBuffer[2 * layout.subtasks()];
    Moment.READING_BEGAN.passed(getRuntimeContext());
  }

  @Override
  public void processElement(StreamRecord<Rating> element) {
    Rating rating = element.getValue();
    add(Side.USERS, rating.user(), rating.item(), rating.weight());
    add(Side.ITEMS, rating.item(), rating.user(), rating.weight());
  }

  private void add(Side side, int row, int column, float weight) {
    int target = layout.subtaskOf(row);
    int place = 2 * target + side.tag();
    ByteBuffer buffer = pending[place];
    if (buffer == null) {
      buffer = ByteBuffer.allocate(MESSAGE_BYTES);
      pending[place] = buffer;
    }
    buffer.putInt(row).putInt(column).putFloat(weight);
    if (!buffer.hasRemaining()) {
      output.collect(new StreamRecord<>(new BlockMessage(target, side.tag(), buffer.array())));
      pending[place] = null;
    }
  }

  @Override
  public void endInput() {
    Moment.READ.passed(getRuntimeContext());
    for (int place = 0; place < pending.length; place++) {
      ByteBuffer buffer = pending[place];
      if (buffer != null) {
        byte[] bytes = new byte[buffer.position()];
        buffer.get(0, bytes);
        output.collect(new StreamRecord<>(new BlockMessage(place / 2, place % 2, bytes)));
        pending[place] = null;
      }
    }
  }
}
