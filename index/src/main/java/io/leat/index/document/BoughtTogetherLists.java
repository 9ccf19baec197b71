package io.leat.index.document;

import io.leat.core.together.BoughtTogether;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * What an item is bought together with, as bytes: {@code size, (item id, baskets, ratio, lift)*},
 * with Lucene's variable-length numbers and length-prefixed UTF-8; ratio and lift as the bits of
 * floats.
 */
public final class BoughtTogetherLists {
  private BoughtTogetherLists() {}

  static BytesRef encode(List<BoughtTogether> partners) {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      out.writeVInt(partners.size());
      for (BoughtTogether partner : partners) {
        out.writeString(partner.itemId());
        out.writeVLong(partner.count());
        out.writeInt(Float.floatToRawIntBits(partner.llr()));
        out.writeInt(Float.floatToRawIntBits(partner.lift()));
      }
    } catch (IOException e) {
      throw new IllegalStateException("Memory cannot fail to be written", e);
    }
    return new BytesRef(out.toArrayCopy());
  }

  /** The list of one document, strongest first; empty where it has none. */
  public static List<BoughtTogether> read(LeafReader reader, int doc) throws IOException {
    BinaryDocValues values = DocValues.getBinary(reader, ItemFields.BOUGHT_TOGETHER);
    return values.advanceExact(doc) ? decode(values.binaryValue()) : List.of();
  }

  private static List<BoughtTogether> decode(BytesRef bytes) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    int size = in.readVInt();
    List<BoughtTogether> partners = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      partners.add(
          new BoughtTogether(
              in.readString(),
              in.readVLong(),
              Float.intBitsToFloat(in.readInt()),
              Float.intBitsToFloat(in.readInt())));
    }
    return partners;
  }
}
