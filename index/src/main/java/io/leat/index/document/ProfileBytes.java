package io.leat.index.document;

import io.leat.core.profile.ItemInterest;
import io.leat.core.profile.UserProfile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * A profile as bytes: {@code count, (item id, weight, last time, actions)*}, with Lucene's
 * variable-length numbers and length-prefixed UTF-8. Items are in the order of their ids, so that
 * equal profiles have equal bytes. Weights keep all 64 bits, so reading gives back what was
 * written.
 */
final class ProfileBytes {
  private ProfileBytes() {}

  static BytesRef encode(UserProfile profile) {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      out.writeVInt(profile.items().size());
      for (Map.Entry<String, ItemInterest> entry : profile.items().entrySet()) {
        ItemInterest interest = entry.getValue();
        out.writeString(entry.getKey());
        out.writeLong(Double.doubleToRawLongBits(interest.weight()));
        out.writeZLong(interest.lastTime());
        out.writeVInt(interest.actions());
      }
    } catch (IOException e) {
      throw new IllegalStateException("Memory cannot fail to be written", e);
    }
    return new BytesRef(out.toArrayCopy());
  }

  static UserProfile decode(BytesRef bytes) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    int count = in.readVInt();
    Map<String, ItemInterest> items = LinkedHashMap.newLinkedHashMap(count);
    for (int i = 0; i < count; i++) {
      String itemId = in.readString();
      double weight = Double.longBitsToDouble(in.readLong());
      items.put(itemId, new ItemInterest(weight, in.readZLong(), in.readVInt()));
    }
    return new UserProfile(items);
  }
}
