package io.leat.flink.serialization;

import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** What a checkpoint remembers of an {@link ImmutableSerializer}: its class, which has one form. */
public final class ImmutableSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
  private static final int VERSION = 1;

  private @Nullable TypeSerializer<T> serializer;

  /** For Flink, which then reads it. */
  public ImmutableSerializerSnapshot() {}

  ImmutableSerializerSnapshot(ImmutableSerializer<T> serializer) {
    this.serializer = serializer;
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeUTF(restoreSerializer().getClass().getName());
  }

  @Override
  @SuppressWarnings("unchecked")
  public void readSnapshot(int version, DataInputView in, ClassLoader classes) throws IOException {
    String name = in.readUTF();
    try {
      // Of records of the type T, as whoever wrote it knew.
      serializer =
          (TypeSerializer<T>)
              Class.forName(name, true, classes)
                  .asSubclass(ImmutableSerializer.class)
                  .getConstructor()
                  .newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IOException("state was written by %s, which is not there".formatted(name), e);
    }
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return Objects.requireNonNull(serializer, "not read yet");
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> older) {
    return older.restoreSerializer().equals(restoreSerializer())
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
