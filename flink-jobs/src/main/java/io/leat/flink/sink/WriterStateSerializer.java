package io.leat.flink.sink;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The commit of items, then that of users. */
final class WriterStateSerializer extends RecordSerializer<WriterState> {
  private final ShardCommitSerializer commits = new ShardCommitSerializer();

  @Override
  void write(WriterState state, DataOutputView out) throws IOException {
    commits.write(state.items(), out);
    commits.write(state.users(), out);
  }

  @Override
  WriterState read(DataInputView in) throws IOException {
    return new WriterState(commits.read(in), commits.read(in));
  }
}
