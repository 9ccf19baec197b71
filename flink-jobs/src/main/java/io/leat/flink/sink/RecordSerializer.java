package io.leat.flink.sink;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of what stands in checkpoints, written field by field so that a later version can still
 * read them.
 */
abstract class RecordSerializer<T> implements SimpleVersionedSerializer<T> {
  private static final int VERSION = 1;

  abstract void write(T value, DataOutputView out) throws IOException;

  abstract T read(DataInputView in) throws IOException;

  @Override
  public final int getVersion() {
    return VERSION;
  }

  @Override
  public final byte[] serialize(T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(128);
    write(value, out);
    return out.getCopyOfBuffer();
  }

  @Override
  public final T deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "%s reads version %d, the checkpoint has version %d: start without it, by a rebuild"
              .formatted(getClass().getSimpleName(), VERSION, version));
    }
    return read(new DataInputDeserializer(serialized));
  }
}
