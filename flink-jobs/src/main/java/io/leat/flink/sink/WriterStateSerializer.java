package io.leat.flink.sink;

import io.leat.index.snapshot.ShardCommit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The number of commits, then each. */
final class WriterStateSerializer extends RecordSerializer<WriterState> {
  private final ShardCommitSerializer commits = new ShardCommitSerializer();

  @Override
  void write(WriterState state, DataOutputView out) throws IOException {
    out.writeInt(state.commits().size());
    for (ShardCommit commit : state.commits()) {
      commits.write(commit, out);
    }
  }

  @Override
  WriterState read(DataInputView in) throws IOException {
    List<ShardCommit> read = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      read.add(commits.read(in));
    }
    return new WriterState(read);
  }
}
