package io.leat.flink.profile;

import io.leat.core.profile.ItemInterest;
import io.leat.flink.serialization.ImmutableSerializer;
import io.leat.flink.serialization.ImmutableType;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an {@link ItemInterest}, field by field. */
public final class ItemInterestSerializer extends ImmutableSerializer<ItemInterest> {
  private static final ItemInterestSerializer INSTANCE = new ItemInterestSerializer();

  private static final long serialVersionUID = 1;

  static TypeInformation<ItemInterest> type() {
    return new ImmutableType<>(ItemInterest.class, INSTANCE);
  }

  @Override
  public void serialize(ItemInterest interest, DataOutputView out) throws IOException {
    out.writeDouble(interest.weight());
    out.writeLong(interest.lastTime());
    out.writeInt(interest.actions());
  }

  @Override
  public ItemInterest deserialize(DataInputView in) throws IOException {
    return new ItemInterest(in.readDouble(), in.readLong(), in.readInt());
  }

  @Override
  public TypeSerializerSnapshot<ItemInterest> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Found by Flink through its name in a checkpoint. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ItemInterest> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
