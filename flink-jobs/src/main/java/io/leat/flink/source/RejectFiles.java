package io.leat.flink.source;

import java.nio.file.Path;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;

/** Where rejects go: files {@code rejects-*.jsonl} in one directory, made with the first reject. */
public final class RejectFiles {
  private RejectFiles() {}

  public static FileSink<String> sink(Path directory) {
    return FileSink.<String>forRowFormat(
            new org.apache.flink.core.fs.Path(directory.toUri()), new SimpleStringEncoder<>())
        .withBucketAssigner(new BasePathBucketAssigner<>())
        .withOutputFileConfig(new OutputFileConfig("rejects", ".jsonl"))
        .build();
  }
}
