package io.leat.flink.als;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.GramianBasis;
import java.util.TreeMap;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * One subtask: sums the blocks' Gramians in the order of the blocks, so that the sum does not
 * depend on who had them, and sends everybody its eigenvectors.
 */
final class SumGramians extends AbstractStreamOperator<BlockMessage>
    implements OneInputStreamOperator<BlockMessage, BlockMessage>, BoundedOneInput {
  private static final long serialVersionUID = 1;

  private final AlsParameters parameters;

  @SuppressWarnings("NullAway.Init") // by open()
  private transient TreeMap<Integer, BlockMessage> blocks;

  SumGramians(AlsParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public void open() throws Exception {
    super.open();
    blocks = new TreeMap<>();
  }

  @Override
  public void processElement(StreamRecord<BlockMessage> element) {
    blocks.put(element.getValue().tag(), element.getValue());
  }

  @Override
  public void endInput() {
    int rank = parameters.rank();
    double[] sum = new double[rank * rank];
    Totals totals = Totals.NONE;
    for (BlockMessage block : blocks.values()) {
      totals = totals.plus(Gramians.add(block, sum, rank));
    }
    blocks.clear();
    totals.requireWeight();
    output.collect(new StreamRecord<>(Gramians.write(totals, GramianBasis.of(sum, rank))));
  }
}
