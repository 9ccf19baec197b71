package io.leat.flink.sink;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Lineage, checkpoint id (long), then the commit. */
final class StagedCommitSerializer extends RecordSerializer<StagedCommit> {
  private final ShardCommitSerializer commits = new ShardCommitSerializer();

  @Override
  void write(StagedCommit staged, DataOutputView out) throws IOException {
    out.writeUTF(staged.lineage());
    out.writeLong(staged.checkpointId());
    commits.write(staged.commit(), out);
  }

  @Override
  StagedCommit read(DataInputView in) throws IOException {
    return new StagedCommit(in.readUTF(), in.readLong(), commits.read(in));
  }
}
