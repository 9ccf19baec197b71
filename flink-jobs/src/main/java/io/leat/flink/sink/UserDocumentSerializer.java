package io.leat.flink.sink;

import io.leat.core.profile.ItemInterest;
import io.leat.core.profile.UserProfile;
import io.leat.flink.serialization.ImmutableSerializer;
import io.leat.flink.serialization.ImmutableType;
import io.leat.flink.serialization.ItemInterestSerializer;
import io.leat.flink.serialization.Texts;
import io.leat.index.document.UserDocument;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link UserDocument}, field by field; the profile's items in their order. */
public final class UserDocumentSerializer extends ImmutableSerializer<UserDocument> {
  private static final UserDocumentSerializer INSTANCE = new UserDocumentSerializer();

  private static final long serialVersionUID = 1;

  static TypeInformation<UserDocument> type() {
    return new ImmutableType<>(UserDocument.class, INSTANCE);
  }

  @Override
  public void serialize(UserDocument user, DataOutputView out) throws IOException {
    Texts.write(user.userId(), out);
    out.writeInt(user.interest().length);
    for (float value : user.interest()) {
      out.writeFloat(value);
    }
    Map<String, ItemInterest> items = user.profile().items();
    out.writeInt(items.size());
    for (Map.Entry<String, ItemInterest> entry : items.entrySet()) {
      Texts.write(entry.getKey(), out);
      ItemInterestSerializer.INSTANCE.serialize(entry.getValue(), out);
    }
    out.writeLong(user.position());
    out.writeBoolean(user.personalisation());
  }

  @Override
  public UserDocument deserialize(DataInputView in) throws IOException {
    String userId = Texts.read(in);
    float[] interest = new float[in.readInt()];
    for (int i = 0; i < interest.length; i++) {
      interest[i] = in.readFloat();
    }
    TreeMap<String, ItemInterest> items = new TreeMap<>();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      String itemId = Texts.read(in);
      items.put(itemId, ItemInterestSerializer.INSTANCE.deserialize(in));
    }
    return new UserDocument(
        userId, interest, new UserProfile(items), in.readLong(), in.readBoolean());
  }
}
