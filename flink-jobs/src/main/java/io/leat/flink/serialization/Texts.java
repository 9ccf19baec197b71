package io.leat.flink.serialization;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Text as UTF-8 after its length in bytes, seven bits at a time. */
public final class Texts {
  private static final int MORE = 0x80;
  private static final int BITS = 7;

  private Texts() {}

  public static void write(String text, DataOutputView out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = bytes.length;
    while (length >= MORE) {
      out.writeByte((length & (MORE - 1)) | MORE);
      length >>>= BITS;
    }
    out.writeByte(length);
    out.write(bytes);
  }

  public static String read(DataInputView in) throws IOException {
    int length = 0;
    int shift = 0;
    int next = in.readUnsignedByte();
    while (next >= MORE) {
      length |= (next & (MORE - 1)) << shift;
      shift += BITS;
      next = in.readUnsignedByte();
    }
    byte[] bytes = new byte[length | (next << shift)];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
