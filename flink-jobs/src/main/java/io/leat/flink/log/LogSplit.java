package io.leat.flink.log;

import io.leat.data.log.LogRange;
import org.apache.flink.api.connector.source.SourceSplit;

/** A stretch of the log to be read by one reader. */
record LogSplit(LogRange range) implements SourceSplit {

  @Override
  public String splitId() {
    return "segment %d from %d after %d".formatted(range.segment(), range.from(), range.after());
  }
}
