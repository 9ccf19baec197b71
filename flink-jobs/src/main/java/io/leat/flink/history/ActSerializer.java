package io.leat.flink.history;

import io.leat.flink.serialization.ImmutableSerializer;
import io.leat.flink.serialization.ImmutableType;
import io.leat.flink.serialization.Texts;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an {@link Act}, field by field. */
public final class ActSerializer extends ImmutableSerializer<Act> {
  static final ActSerializer INSTANCE = new ActSerializer();

  private static final long serialVersionUID = 1;

  @Override
  public void serialize(Act act, DataOutputView out) throws IOException {
    Texts.write(act.itemId(), out);
    out.writeFloat(act.weight());
    out.writeLong(act.time());
    Texts.write(act.eventId(), out);
  }

  @Override
  public Act deserialize(DataInputView in) throws IOException {
    return new Act(Texts.read(in), in.readFloat(), in.readLong(), Texts.read(in));
  }

  @Override
  public TypeSerializerSnapshot<Act> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Found by Flink through its name in a checkpoint. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Act> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }

  /** Found by Flink through the record's annotation. */
  public static final class Type extends TypeInfoFactory<Act> {
    @Override
    public TypeInformation<Act> createTypeInfo(
        java.lang.reflect.Type type, Map<String, TypeInformation<?>> parameters) {
      return new ImmutableType<>(Act.class, INSTANCE);
    }
  }
}
