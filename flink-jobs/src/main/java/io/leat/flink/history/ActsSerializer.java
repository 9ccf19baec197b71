package io.leat.flink.history;

import io.leat.flink.serialization.ImmutableSerializer;
import io.leat.flink.serialization.ImmutableType;
import io.leat.flink.serialization.Texts;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes {@link Acts}: how many, then one after the other. */
public final class ActsSerializer extends ImmutableSerializer<Acts> {
  private static final ActsSerializer INSTANCE = new ActsSerializer();

  private static final long serialVersionUID = 1;

  static TypeInformation<Acts> type() {
    return new ImmutableType<>(Acts.class, INSTANCE);
  }

  @Override
  public void serialize(Acts acts, DataOutputView out) throws IOException {
    out.writeInt(acts.size());
    for (int i = 0; i < acts.size(); i++) {
      Texts.write(acts.itemIds()[i], out);
      out.writeFloat(acts.weights()[i]);
      out.writeLong(acts.times()[i]);
      Texts.write(acts.eventIds()[i], out);
    }
  }

  @Override
  public Acts deserialize(DataInputView in) throws IOException {
    int size = in.readInt();
    String[] itemIds = new String[size];
    float[] weights = new float[size];
    long[] times = new long[size];
    String[] eventIds = new String[size];
    for (int i = 0; i < size; i++) {
      itemIds[i] = Texts.read(in);
      weights[i] = in.readFloat();
      times[i] = in.readLong();
      eventIds[i] = Texts.read(in);
    }
    return new Acts(itemIds, weights, times, eventIds);
  }
}
