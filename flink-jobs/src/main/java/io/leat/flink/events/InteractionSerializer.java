package io.leat.flink.events;

import io.leat.core.profile.Action;
import io.leat.flink.serialization.ImmutableSerializer;
import io.leat.flink.serialization.ImmutableType;
import io.leat.flink.serialization.Texts;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an {@link Interaction}: which fields it has, then those. */
public final class InteractionSerializer extends ImmutableSerializer<Interaction> {
  static final InteractionSerializer INSTANCE = new InteractionSerializer();

  private static final long serialVersionUID = 1;

  private static final int USER = 1;
  private static final int SESSION = 1 << 1;
  private static final int ITEM = 1 << 2;
  private static final int VALUE = 1 << 3;
  private static final int ORDER = 1 << 4;
  private static final int QUERY = 1 << 5;

  /** By the place of their {@link Action#bit}, which never changes. */
  private static final Action[] ACTIONS = new Action[Integer.SIZE];

  static {
    for (Action action : Action.values()) {
      ACTIONS[place(action)] = action;
    }
  }

  private static int place(Action action) {
    return Integer.numberOfTrailingZeros(action.bit());
  }

  /** An action is its ordinal: a byte, of an enum to which actions are only added at the end. */
  @SuppressWarnings("EnumOrdinal")
  @Override
  public void serialize(Interaction event, DataOutputView out) throws IOException {
    out.writeByte(
        (event.userId() == null ? 0 : USER)
            | (event.sessionId() == null ? 0 : SESSION)
            | (event.itemId() == null ? 0 : ITEM)
            | (event.value() == null ? 0 : VALUE)
            | (event.orderId() == null ? 0 : ORDER)
            | (event.query() == null ? 0 : QUERY));
    Texts.write(event.eventId(), out);
    if (event.userId() != null) {
      Texts.write(event.userId(), out);
    }
    if (event.sessionId() != null) {
      Texts.write(event.sessionId(), out);
    }
    out.writeByte(place(event.action()));
    out.writeLong(event.time());
    if (event.itemId() != null) {
      Texts.write(event.itemId(), out);
    }
    if (event.value() != null) {
      out.writeDouble(event.value());
    }
    if (event.orderId() != null) {
      Texts.write(event.orderId(), out);
    }
    if (event.query() != null) {
      Texts.write(event.query(), out);
    }
    out.writeLong(event.position());
  }

  @Override
  public Interaction deserialize(DataInputView in) throws IOException {
    int fields = in.readByte();
    return new Interaction(
        Texts.read(in),
        (fields & USER) == 0 ? null : Texts.read(in),
        (fields & SESSION) == 0 ? null : Texts.read(in),
        ACTIONS[in.readByte()],
        in.readLong(),
        (fields & ITEM) == 0 ? null : Texts.read(in),
        (fields & VALUE) == 0 ? null : in.readDouble(),
        (fields & ORDER) == 0 ? null : Texts.read(in),
        (fields & QUERY) == 0 ? null : Texts.read(in),
        in.readLong());
  }

  /** Found by Flink through the record's annotation. */
  public static final class Type extends TypeInfoFactory<Interaction> {
    @Override
    public TypeInformation<Interaction> createTypeInfo(
        java.lang.reflect.Type type, Map<String, TypeInformation<?>> parameters) {
      return new ImmutableType<>(Interaction.class, INSTANCE);
    }
  }
}
