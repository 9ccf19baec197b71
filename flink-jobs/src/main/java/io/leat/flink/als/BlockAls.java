package io.leat.flink.als;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.SubspaceSize;
import java.nio.file.Path;
import org.apache.flink.api.common.functions.Partitioner;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.transformations.PartitionTransformation;
import org.apache.flink.streaming.api.transformations.StreamExchangeMode;
import org.apache.flink.streaming.runtime.partitioner.BroadcastPartitioner;
import org.apache.flink.streaming.runtime.partitioner.CustomPartitionerWrapper;
import org.apache.flink.streaming.runtime.partitioner.StreamPartitioner;
import org.apache.flink.util.OutputTag;

/**
 * {@link io.leat.core.als.ImplicitAls} over many subtasks: the same loss, the same steps, the same
 * vectors up to rounding; and to the last bit the same at any parallelism.
 *
 * <pre>
 *           by subtask            needed rows               needed rows
 * ratings ─► pack ─► write blocks ════════════► solve items ════════════► solve users ═► ...
 *                        └── Gramian, to all ──────┘  └── Gramian, to all ───┘
 * </pre>
 *
 * Rows that are taken in steps start from their vectors of the sweep before, which wait in the
 * directory ({@link BlockVectors}). Settings are {@linkplain AlsParameters#scaledTo scaled} to the
 * ratings inside. The edges are pipelined also in a batch job: all vertices start together and
 * wait, which takes a slot and network buffers for each subtask, but no scheduling and no files
 * between half-sweeps. Flink's scheduler for batch jobs refuses such edges: the job needs {@code
 * jobmanager.scheduler: Default}.
 *
 * @param subspace in all half-sweeps but the last
 * @param layoutBlocks how finely rows are dealt; a parallelism beyond it is not used
 */
public record BlockAls(AlsParameters parameters, SubspaceSize subspace, int layoutBlocks) {
  /** Enough to deal evenly to some ten subtasks. */
  public static final int DEFAULT_BLOCKS = 64;

  private static final TypeInformation<BlockMessage> MESSAGE =
      TypeInformation.of(BlockMessage.class);
  private static final OutputTag<BlockMessage> GRAMIANS = new OutputTag<>("gramians", MESSAGE);
  private static final OutputTag<FactorBlock> FACTORS =
      new OutputTag<>("factors", TypeInformation.of(FactorBlock.class));

  /** With the subspaces that are fastest at the rank. */
  public BlockAls(AlsParameters parameters) {
    this(parameters, SubspaceSize.of(parameters.rank()));
  }

  public BlockAls(AlsParameters parameters, SubspaceSize subspace) {
    this(parameters, subspace, DEFAULT_BLOCKS);
  }

  /** The factors of both sides. The users' are solved last, against these items. */
  public record Factors(DataStream<FactorBlock> users, DataStream<FactorBlock> items) {}

  /**
   * Adds the training to the ratings' job.
   *
   * @param directory for the partitioned ratings and their vectors, seen under this path by every
   *     task manager and used by no other job; whoever runs the job deletes it afterwards
   */
  public Factors factors(DataStream<Rating> ratings, Path directory) {
    int parallelism = Math.min(ratings.getExecutionEnvironment().getParallelism(), layoutBlocks);
    BlockLayout layout = new BlockLayout(layoutBlocks, parallelism);
    String path = directory.toAbsolutePath().toString();
    SingleOutputStreamOperator<BlockMessage> packed =
        ratings.transform("ALS: pack ratings", MESSAGE, new PackRatings(layout));
    SingleOutputStreamOperator<BlockMessage> solved =
        toTarget(packed.setParallelism(ratings.getParallelism()).uid("als-pack"))
            .transform(
                "ALS: write blocks", MESSAGE, new WriteBlocks(layout, parameters, path, GRAMIANS))
            .setParallelism(parallelism)
            .uid("als-write");
    SingleOutputStreamOperator<BlockMessage> items = solved;
    for (int sweep = 1; sweep <= parameters.sweeps(); sweep++) {
      boolean last = sweep == parameters.sweeps();
      items = halfSweep(solved, Side.ITEMS, sweep, layout, path, true, last);
      solved = halfSweep(items, Side.USERS, sweep, layout, path, !last, last);
    }
    return new Factors(solved.getSideOutput(FACTORS), items.getSideOutput(FACTORS));
  }

  private SingleOutputStreamOperator<BlockMessage> halfSweep(
      SingleOutputStreamOperator<BlockMessage> other,
      Side side,
      int sweep,
      BlockLayout layout,
      String path,
      boolean sends,
      boolean last) {
    String number = side.label() + "-" + sweep;
    SolveBlocks solve =
        new SolveBlocks(
            side,
            sweep,
            layout,
            parameters,
            sends ? subspace : SubspaceSize.WHOLE,
            path,
            new SolveBlocks.Outputs(sends, GRAMIANS, last ? FACTORS : null));
    return toTarget(other)
        .connect(exchange(other.getSideOutput(GRAMIANS), new BroadcastPartitioner<>()))
        .transform("ALS: solve " + number, MESSAGE, solve)
        .setParallelism(layout.subtasks())
        .uid("als-solve-" + number);
  }

  private static DataStream<BlockMessage> toTarget(DataStream<BlockMessage> messages) {
    Partitioner<Integer> partitioner = (target, subtasks) -> target;
    return exchange(messages, new CustomPartitionerWrapper<>(partitioner, BlockMessage::target));
  }

  private static DataStream<BlockMessage> exchange(
      DataStream<BlockMessage> messages, StreamPartitioner<BlockMessage> partitioner) {
    return new DataStream<>(
        messages.getExecutionEnvironment(),
        new PartitionTransformation<>(
            messages.getTransformation(), partitioner, StreamExchangeMode.PIPELINED));
  }
}
