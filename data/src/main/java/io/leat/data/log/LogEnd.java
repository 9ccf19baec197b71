package io.leat.data.log;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * How far the log is durable. The file {@code END} holds it, so that readers in other processes
 * never see a line that a power cut or a failed write can still take away: segments before {@link
 * #segment} are complete, this one counts up to {@link #offset}, later ones not at all.
 *
 * <pre>
 * 000000000009 000000000041200 0001763740000123456 1c291ca3      (the last is a CRC-32)
 * </pre>
 *
 * @param segment number of the segment being written
 * @param offset bytes of it that are durable; a line ends there
 * @param stamp of the last durable record, 0 when there is none
 */
record LogEnd(long segment, long offset, long stamp) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{12}) (\\d{15}) (\\d{19}) ([0-9a-f]{8})\n");

  byte[] bytes() {
    String text = String.format(Locale.ROOT, "%012d %015d %019d", segment, offset, stamp);
    return "%s %s\n".formatted(text, checksum(text)).getBytes(StandardCharsets.US_ASCII);
  }

  /** The end that these bytes tell; null when they were read while they were being replaced. */
  static @Nullable LogEnd parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.US_ASCII);
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()
        || !checksum(text.substring(0, matcher.end(3))).equals(matcher.group(4))) {
      return null;
    }
    return new LogEnd(
        Long.parseLong(matcher.group(1)),
        Long.parseLong(matcher.group(2)),
        Long.parseLong(matcher.group(3)));
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.US_ASCII));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
