package io.leat.flink.events;

import io.leat.flink.serialization.ImmutableSerializer;
import io.leat.flink.serialization.ImmutableType;
import io.leat.flink.serialization.Texts;
import io.leat.flink.source.SourceLine;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an {@link EventLine}: a line whose event is valid, so that it has no fault. */
public final class EventLineSerializer extends ImmutableSerializer<EventLine> {
  static final EventLineSerializer INSTANCE = new EventLineSerializer();

  private static final long serialVersionUID = 1;

  @Override
  public void serialize(EventLine line, DataOutputView out) throws IOException {
    InteractionSerializer.INSTANCE.serialize(line.event(), out);
    Texts.write(line.source().file(), out);
    out.writeLong(line.source().line());
    Texts.write(line.source().text(), out);
  }

  @Override
  public EventLine deserialize(DataInputView in) throws IOException {
    return new EventLine(
        InteractionSerializer.INSTANCE.deserialize(in),
        new SourceLine(Texts.read(in), in.readLong(), Texts.read(in), null));
  }

  /** Found by Flink through the record's annotation. */
  public static final class Type extends TypeInfoFactory<EventLine> {
    @Override
    public TypeInformation<EventLine> createTypeInfo(
        java.lang.reflect.Type type, Map<String, TypeInformation<?>> parameters) {
      return new ImmutableType<>(EventLine.class, INSTANCE);
    }
  }
}
