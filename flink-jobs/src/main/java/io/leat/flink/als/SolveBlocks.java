package io.leat.flink.als;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.FixedSide;
import io.leat.core.als.RowSolver;
import io.leat.core.als.SubspaceSize;
import io.leat.core.matrix.FloatTiles;
import io.leat.core.matrix.SparseRows;
import io.leat.flink.Counters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * A half-sweep: solves the subtask's rows of one side, block by block, once all needed rows of the
 * other side and its Gramian have come. What is solved goes on at once: the rows to whoever needs
 * them, then their Gramian, and in the last sweep the factors themselves.
 */
final class SolveBlocks extends AbstractStreamOperator<BlockMessage>
    implements TwoInputStreamOperator<BlockMessage, BlockMessage, BlockMessage>, BoundedMultiInput {
  private static final long serialVersionUID = 1;

  private final Side side;
  private final BlockLayout layout;
  private final AlsParameters parameters;
  private final int sweep;
  private final SubspaceSize subspace;
  private final String directory;
  private final Outputs outputs;
  private transient @Nullable PartitionFile file;

  /** What came before the file was there. */
  @SuppressWarnings("NullAway.Init") // by open()
  private transient List<BlockMessage> early;

  @SuppressWarnings("NullAway.Init") // by openFile()
  private transient float[] rows;

  @SuppressWarnings("NullAway.Init") // by openFile()
  private transient int[] nextRow;

  private transient int needed;

  @SuppressWarnings("NullAway.Init") // by open()
  private transient GramianTree gramians;

  private transient int endedInputs;

  /**
   * Where the results go.
   *
   * @param sends whether another half-sweep follows
   * @param factors null where these are not the last
   */
  record Outputs(
      boolean sends, OutputTag<BlockMessage> gramians, @Nullable OutputTag<FactorBlock> factors)
      implements java.io.Serializable {}

  /**
   * @param sweep from 1
   * @param subspace of the steps by which long rows are taken
   */
  SolveBlocks(
      Side side,
      int sweep,
      BlockLayout layout,
      AlsParameters parameters,
      SubspaceSize subspace,
      String directory,
      Outputs outputs) {
    this.side = side;
    this.layout = layout;
    this.parameters = parameters;
    this.sweep = sweep;
    this.subspace = subspace;
    this.directory = directory;
    this.outputs = outputs;
  }

  @Override
  public void open() throws Exception {
    super.open();
    gramians = new GramianTree(parameters.rank());
    early = new ArrayList<>();
  }

  private int subtask() {
    return getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
  }

  @Override
  public void processElement1(StreamRecord<BlockMessage> element) throws IOException {
    if (file == null && !Files.exists(path())) {
      early.add(element.getValue());
    } else {
      openFile();
      receive(element.getValue());
    }
  }

  private void receive(BlockMessage message) {
    nextRow[message.tag()] +=
        FactorMessages.receive(message, parameters.rank(), rows, nextRow[message.tag()]);
  }

  @Override
  public void processElement2(StreamRecord<BlockMessage> element) {
    gramians.add(element.getValue());
  }

  private Path path() {
    return PartitionFile.path(directory, side, subtask());
  }

  /**
   * Not from the start: the file is written while this operator already waits, and may not be there
   * when another subtask's rows come; it is there when all have come.
   */
  private PartitionFile openFile() throws IOException {
    if (file == null) {
      file = PartitionFile.open(path());
      int[] counts = file.readInts(layout.subtasks());
      needed = Arrays.stream(counts).sum();
      nextRow = new int[counts.length];
      for (int source = 1; source < counts.length; source++) {
        nextRow[source] = nextRow[source - 1] + counts[source - 1];
      }
      rows = new float[Math.multiplyExact(needed, FloatTiles.padded(parameters.rank()))];
      early.forEach(this::receive);
      early.clear();
    }
    return file;
  }

  @Override
  public void endInput(int inputId) throws IOException {
    if (++endedInputs == 2) {
      solve(openFile());
      rows = new float[0];
      if (outputs.factors() != null) {
        Moment.SOLVED.passed(getRuntimeContext());
      }
      if (side == Side.USERS && subtask() == 0) {
        getRuntimeContext().getLongCounter(Counters.SWEEPS).add(1);
      }
    }
  }

  private void solve(PartitionFile in) throws IOException {
    int rank = parameters.rank();
    Gramian gramian = gramians.total();
    Totals totals = gramian.totals();
    totals.requireWeight();
    FixedSide fixed =
        FixedSide.of(
            parameters.scaledTo(totals.weight(), totals.users(), totals.items()),
            gramian.basis(),
            totals.rows(side.other()),
            rows);
    RowSolver solver = new RowSolver(fixed, subspace);
    GramianTree solved = new GramianTree(rank);
    FactorMessages messages = new FactorMessages(subtask(), rank, in.readSends(layout.subtasks()));
    int from = 0;
    int end = layout.firstBlock(subtask() + 1);
    Path file = PartitionFile.vectors(directory, side, subtask());
    try (BlockVectors vectors = new BlockVectors(file, solver, rank, sweep == 1)) {
      for (int block = layout.firstBlock(subtask()); block < end; block++) {
        SparseRows ratings = in.readBlock(needed);
        int to = from + ratings.rows();
        float[] factors = new float[Math.multiplyExact(ratings.rows(), rank)];
        vectors.read(ratings, factors);
        solver.solve(ratings, 0, ratings.rows(), factors, 0);
        vectors.write(ratings, factors);
        if (outputs.sends()) {
          Totals part = block == 0 ? totals : new Totals(totals.users(), totals.items(), 0);
          solved.add(Gramian.of(block, part, factors, ratings.rows(), rank));
          messages.send(factors, from, to, message -> output.collect(new StreamRecord<>(message)));
        }
        if (outputs.factors() != null) {
          output.collect(
              outputs.factors(),
              new StreamRecord<>(new FactorBlock(side, block, layout.blocks(), rank, factors)));
        }
        from = to;
      }
      vectors.publish();
    }
    solved.send(message -> output.collect(outputs.gramians(), new StreamRecord<>(message)));
  }

  @Override
  public void close() throws Exception {
    if (file != null) {
      file.close();
    }
    super.close();
  }
}
