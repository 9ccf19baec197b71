package io.leat.flink.serialization;

import io.leat.core.profile.ItemInterest;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an {@link ItemInterest}, field by field. */
public final class ItemInterestSerializer extends ImmutableSerializer<ItemInterest> {
  public static final ItemInterestSerializer INSTANCE = new ItemInterestSerializer();

  private static final long serialVersionUID = 1;

  public static TypeInformation<ItemInterest> type() {
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
}
