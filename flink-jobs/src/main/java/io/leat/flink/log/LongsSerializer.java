package io.leat.flink.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** What stands in checkpoints here is a few numbers. */
final class LongsSerializer<T> implements SimpleVersionedSerializer<T> {
  private static final int VERSION = 1;

  private final Function<T, long[]> toLongs;
  private final Function<long[], T> fromLongs;

  LongsSerializer(Function<T, long[]> toLongs, Function<long[], T> fromLongs) {
    this.toLongs = toLongs;
    this.fromLongs = fromLongs;
  }

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(T value) {
    long[] longs = toLongs.apply(value);
    ByteBuffer bytes = ByteBuffer.allocate(longs.length * Long.BYTES);
    bytes.asLongBuffer().put(longs);
    return bytes.array();
  }

  @Override
  public T deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "the log's positions are read in version %d, the checkpoint has version %d: start without it"
              .formatted(VERSION, version));
    }
    long[] longs = new long[serialized.length / Long.BYTES];
    ByteBuffer.wrap(serialized).asLongBuffer().get(longs);
    return fromLongs.apply(longs);
  }
}
