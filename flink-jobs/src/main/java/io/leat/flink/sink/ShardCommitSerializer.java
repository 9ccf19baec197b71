package io.leat.flink.sink;

import io.leat.index.IndexName;
import io.leat.index.snapshot.ShardCommit;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Index name, shard (int), segments file, watermark (long). */
final class ShardCommitSerializer extends RecordSerializer<ShardCommit> {
  @Override
  void write(ShardCommit commit, DataOutputView out) throws IOException {
    out.writeUTF(commit.index().name());
    out.writeInt(commit.shard());
    out.writeUTF(commit.segmentsFile());
    out.writeLong(commit.watermark());
  }

  @Override
  ShardCommit read(DataInputView in) throws IOException {
    return new ShardCommit(
        IndexName.valueOf(in.readUTF()), in.readInt(), in.readUTF(), in.readLong());
  }
}
