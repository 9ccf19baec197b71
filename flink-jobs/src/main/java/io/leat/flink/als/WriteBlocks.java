package io.leat.flink.als;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.InitialFactors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Partitions the ratings, once: writes both sides' files, and starts the sweeps with the initial
 * factors of its users, as {@link SolveBlocks} would had it solved them.
 */
final class WriteBlocks extends AbstractStreamOperator<BlockMessage>
    implements OneInputStreamOperator<BlockMessage, BlockMessage>, BoundedOneInput {
  private static final long serialVersionUID = 1;

  private final BlockLayout layout;
  private final AlsParameters parameters;
  private final String directory;
  private final OutputTag<BlockMessage> gramians;

  @SuppressWarnings("NullAway.Init") // by open()
  private transient SideRatings users;

  @SuppressWarnings("NullAway.Init") // by open()
  private transient SideRatings items;

  WriteBlocks(
      BlockLayout layout,
      AlsParameters parameters,
      String directory,
      OutputTag<BlockMessage> gramians) {
    this.layout = layout;
    this.parameters = parameters;
    this.directory = directory;
    this.gramians = gramians;
  }

  private int subtask() {
    return getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
  }

  @Override
  public void open() throws Exception {
    super.open();
    users = new SideRatings(layout, subtask());
    items = new SideRatings(layout, subtask());
  }

  @Override
  public void processElement(StreamRecord<BlockMessage> element) {
    BlockMessage message = element.getValue();
    (message.tag() == Side.USERS.tag() ? users : items).add(message.bytes());
  }

  @Override
  public void endInput() throws IOException {
    Files.createDirectories(Path.of(directory));
    items.write(PartitionFile.path(directory, Side.ITEMS, subtask()));
    int itemRows = items.rowCount();
    items = new SideRatings(layout, subtask());
    SideRatings.Written written = users.write(PartitionFile.path(directory, Side.USERS, subtask()));
    int userRows = users.rowCount();
    int itemColumns = Math.max(itemRows, users.columnCount());
    users = new SideRatings(layout, subtask());
    sendInitial(written, userRows, itemColumns);
    Moment.PARTITIONED.passed(getRuntimeContext());
  }

  private void sendInitial(SideRatings.Written written, int userRows, int itemRows) {
    int rank = parameters.rank();
    InitialFactors initial = new InitialFactors(parameters);
    FactorMessages messages = FactorMessages.of(subtask(), rank, written.sends());
    GramianTree sums = new GramianTree(rank);
    int firstBlock = layout.firstBlock(subtask());
    for (int i = 0; i < written.weights().length; i++) {
      int from = written.firstRow()[i];
      int to = written.firstRow()[i + 1];
      float[] factors = new float[Math.multiplyExact(to - from, rank)];
      for (int row = from; row < to; row++) {
        if (written.rated()[row]) {
          int id = (row - from) * layout.blocks() + firstBlock + i;
          initial.fill(id, factors, (row - from) * rank);
        }
      }
      Totals totals = new Totals(userRows, itemRows, written.weights()[i]);
      sums.add(Gramian.of(firstBlock + i, totals, factors, to - from, rank));
      messages.send(factors, from, to, message -> output.collect(new StreamRecord<>(message)));
    }
    sums.send(message -> output.collect(gramians, new StreamRecord<>(message)));
  }
}
