package io.leat.data;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a UTF-8 file, one after the other; gzipped if its name ends in {@code .gz}. A byte
 * order mark and Windows line ends are taken off. Bytes that are not UTF-8 are a fault of their
 * line. Holds one line of at most {@value #LONGEST_LINE} bytes in memory; a longer one is a fault.
 *
 * <pre>{@code
 * try (TextLines lines = TextLines.open(file, read -> bar.stepBy(read))) {
 *   for (Line line = lines.next(); line != null; line = lines.next()) { ... }
 * }
 * }</pre>
 *
 * <p>A file that is missing, cut off or not what its name says ends in a {@link ShopException} that
 * names it.
 */
public final class TextLines implements Closeable {
  /** Longest line in bytes. */
  public static final int LONGEST_LINE = 1 << 20;

  private static final int BUFFER = 1 << 16;
  private static final int KEPT_OF_A_LONG_LINE = 1_000;

  private final String file;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private int position;
  private int limit;
  private long number;
  private long length;

  private TextLines(String file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /**
   * Opens a file.
   *
   * @param progress is told of each read: how many bytes of the file (not of the text in it) since
   *     the last time
   */
  public static TextLines open(Path file, LongConsumer progress) {
    if (Files.isDirectory(file)) {
      throw new ShopException("%s is a directory, not a file".formatted(file));
    }
    InputStream in;
    try {
      in = new Counting(Files.newInputStream(file), progress);
    } catch (IOException e) {
      throw unreadable(file.toString(), 0, e);
    }
    return open(file.toString(), in);
  }

  /**
   * Reads a file that was opened elsewhere, on a file system of another kind perhaps.
   *
   * @param file its name, for messages, and for {@code .gz}
   * @param in is closed with the lines, and at once when its beginning cannot be read
   */
  public static TextLines open(String file, InputStream in) {
    try {
      TextLines lines =
          new TextLines(file, file.endsWith(".gz") ? new GZIPInputStream(in, BUFFER) : in);
      lines.begin();
      return lines;
    } catch (ShopException e) {
      closeAfter(e, in);
      throw e;
    } catch (IOException e) {
      closeAfter(e, in);
      throw unreadable(file, 0, e);
    }
  }

  /** The next line, or null at the end. An end of line at the end of the file opens no line. */
  public @Nullable Line next() {
    begun.reset();
    length = 0;
    while (true) {
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      if (end < limit) {
        Line line = line(end);
        position = end + 1;
        return line;
      }
      keep(end);
      if (!fill()) {
        return length == 0 ? null : line(position);
      }
    }
  }

  /** Ends the line at a position of the buffer; most lines lie in it whole. */
  private Line line(int end) {
    number++;
    if (length == 0 && end - position <= LONGEST_LINE) {
      return decode(buffer, position, end - position);
    }
    keep(end);
    byte[] bytes = begun.toByteArray();
    if (length <= LONGEST_LINE) {
      return decode(bytes, 0, bytes.length);
    }
    return new Line(
        number,
        new String(bytes, 0, KEPT_OF_A_LONG_LINE, StandardCharsets.UTF_8),
        new Fault(
            Fault.TOO_LONG,
            "",
            "",
            "has %,d bytes".formatted(length),
            "write lines of at most %,d bytes".formatted(LONGEST_LINE)));
  }

  private void keep(int end) {
    int bytes = end - position;
    int room = Math.max(0, LONGEST_LINE - begun.size());
    begun.write(buffer, position, Math.min(bytes, room));
    length += bytes;
    position = end;
  }

  private Line decode(byte[] bytes, int from, int count) {
    int end = from + count;
    if (end > from && bytes[end - 1] == '\r') {
      end--;
    }
    String text = new String(bytes, from, end - from, StandardCharsets.UTF_8);
    // Decoding marks what it cannot read with U+FFFD, which may also stand in the file itself.
    if (text.indexOf('\ufffd') >= 0 && !isUtf8(bytes, from, end - from)) {
      return new Line(
          number,
          text,
          new Fault(
              Fault.BAD_ENCODING,
              "",
              text,
              "is not UTF-8",
              "save the file as UTF-8 (iconv -f LATIN1 -t UTF-8 converts an older one)"));
    }
    return new Line(number, text, null);
  }

  private static boolean isUtf8(byte[] bytes, int from, int count) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, count));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private boolean fill() {
    try {
      position = 0;
      limit = Math.max(0, in.read(buffer));
      return limit > 0;
    } catch (IOException e) {
      throw unreadable(file, number, e);
    }
  }

  private void begin() {
    if (!fill()) {
      return;
    }
    int first = buffer[0] & 0xff;
    int second = limit > 1 ? buffer[1] & 0xff : 0;
    if ((first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff)) {
      throw new ShopException("%s is UTF-16: save it as UTF-8".formatted(file));
    }
    if (first == 0x1f && second == 0x8b) {
      throw new ShopException(
          "%s holds gzip data: give it a name that ends in .gz".formatted(file));
    }
    if (first == 0xef && second == 0xbb && limit > 2 && (buffer[2] & 0xff) == 0xbf) {
      position = 3;
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(file, number, e);
    }
  }

  private static ShopException unreadable(String file, long line, IOException e) {
    if (e instanceof NoSuchFileException) {
      return new ShopException("%s does not exist".formatted(file));
    }
    if (e instanceof EOFException) {
      return new ShopException(
          "%s is cut off: its gzip data ends after line %,d. Copy or download it again"
              .formatted(file, line));
    }
    if (e instanceof ZipException) {
      return new ShopException(
          "%s is not sound gzip data (%s, after line %,d). Copy it again, or take .gz off its name"
              .formatted(file, e.getMessage(), line));
    }
    return new ShopException(
        Files.isDirectory(Path.of(file))
            ? "%s is a directory, not a file".formatted(file)
            : "%s cannot be read: %s".formatted(file, FileProblem.describe(e)));
  }

  private static void closeAfter(Exception e, InputStream in) {
    try {
      in.close();
    } catch (IOException also) {
      e.addSuppressed(also);
    }
  }

  private static final class Counting extends FilterInputStream {
    private final LongConsumer progress;

    Counting(InputStream in, LongConsumer progress) {
      super(in);
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      int read = super.read(bytes, from, count);
      count(read);
      return read;
    }

    private void count(int read) {
      if (read > 0) {
        progress.accept(read);
      }
    }
  }
}
