package io.leat.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextLinesTest {
  @TempDir private Path directory;

  @Test
  void takesOffMarkAndLineEnds() throws IOException {
    Path file =
        write("a.jsonl", "\ufeffone\r\ntwo\n\n  \nthrée\r".getBytes(StandardCharsets.UTF_8));
    assertThat(read(file))
        .containsExactly(
            new Line(1, "one", null),
            new Line(2, "two", null),
            new Line(3, "", null),
            new Line(4, "  ", null),
            new Line(5, "thrée", null));
  }

  @Test
  void anEmptyFileHasNoLines() throws IOException {
    assertThat(read(write("a.jsonl", new byte[0]))).isEmpty();
    assertThat(read(write("b.jsonl", new byte[] {'\n'}))).containsExactly(new Line(1, "", null));
    assertThat(read(write("c.jsonl.gz", gzip(new byte[0])))).isEmpty();
  }

  @Test
  void linesOfAnyLengthComeBackPlainAndGzipped() throws IOException {
    for (long seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      List<String> expected = new ArrayList<>();
      for (int i = random.nextInt(40); i > 0; i--) {
        int length = random.nextInt(4) == 0 ? random.nextInt(200_000) : random.nextInt(100);
        expected.add("é😀x".repeat(length / 3) + i);
      }
      byte[] bytes = String.join("\n", expected).getBytes(StandardCharsets.UTF_8);
      AtomicLong progress = new AtomicLong();
      Path plain = write("a.jsonl", bytes);
      assertThat(texts(read(plain, progress))).as("seed %d", seed).isEqualTo(expected);
      assertThat(progress).as("seed %d", seed).hasValue(Files.size(plain));
      Path gzipped = write("a.jsonl.gz", gzip(bytes));
      progress.set(0);
      assertThat(texts(read(gzipped, progress))).as("seed %d", seed).isEqualTo(expected);
      assertThat(progress).as("seed %d", seed).hasValue(Files.size(gzipped));
    }
  }

  @Test
  void severalGzipFilesInARowAreOne() throws IOException {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(gzip("one\n".getBytes(StandardCharsets.UTF_8)));
    both.write(gzip("two\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(texts(read(write("a.gz", both.toByteArray())))).containsExactly("one", "two");
  }

  @Test
  void bytesThatAreNotUtf8AreAFaultOfTheirLineOnly() throws IOException {
    List<Line> lines =
        read(
            write(
                "a.jsonl", "good\ncaf\u00e9\n\u00e9t\u00e9".getBytes(StandardCharsets.ISO_8859_1)));
    assertThat(lines.get(0)).isEqualTo(new Line(1, "good", null));
    assertThat(lines.get(1).number()).isEqualTo(2);
    assertThat(lines.get(1).fault()).extracting(Fault::kind).isEqualTo(Fault.BAD_ENCODING);
    assertThat(lines.get(2).fault()).extracting(Fault::kind).isEqualTo(Fault.BAD_ENCODING);
    assertThat(read(write("b.jsonl", "a real \ufffd\n".getBytes(StandardCharsets.UTF_8))))
        .containsExactly(new Line(1, "a real \ufffd", null));
  }

  @Test
  void aLineBeyondTheLimitIsAFaultAndTheNextIsRead() throws IOException {
    byte[] bytes = new byte[TextLines.LONGEST_LINE * 2 + 5];
    Arrays.fill(bytes, (byte) 'x');
    bytes[TextLines.LONGEST_LINE] = '\n';
    bytes[bytes.length - 3] = '\n';
    List<Line> lines = read(write("a.jsonl", bytes));
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0).fault()).isNull();
    assertThat(lines.get(0).text()).hasSize(TextLines.LONGEST_LINE);
    assertThat(lines.get(1).fault()).extracting(Fault::problem).isEqualTo("has 1,048,577 bytes");
    assertThat(lines.get(2)).isEqualTo(new Line(3, "xx", null));
  }

  @Test
  void aGzipFileThatIsCutOffIsNamed() throws IOException {
    StringBuilder text = new StringBuilder();
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      text.append(random.nextLong()).append('\n');
    }
    byte[] whole = gzip(text.toString().getBytes(StandardCharsets.UTF_8));
    for (int length : new int[] {0, 5, 15, whole.length / 2, whole.length - 1}) {
      Path file = write("events.jsonl.gz", Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> read(file))
          .as("%d bytes of %d", length, whole.length)
          .isInstanceOf(ShopException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("cut off")
          .hasMessageContaining("download it again");
    }
  }

  @Test
  void whatTheNameDoesNotSayIsNamed() throws IOException {
    assertProblem(
        write("a.jsonl.gz", "plain text, long enough".getBytes(StandardCharsets.UTF_8)), "gzip");
    assertProblem(write("b.jsonl", gzip(new byte[] {1})), "name that ends in .gz");
    assertProblem(write("c.jsonl", "one".getBytes(StandardCharsets.UTF_16)), "UTF-16");
    assertProblem(directory.resolve("absent.jsonl"), "does not exist");
    assertProblem(directory, "is a directory");
    byte[] flipped = gzip("some text that is not short".getBytes(StandardCharsets.UTF_8));
    flipped[flipped.length - 6] ^= 1;
    assertProblem(write("d.jsonl.gz", flipped), "not sound gzip data");
  }

  private static void assertProblem(Path file, String problem) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(problem);
  }

  private static List<String> texts(List<Line> lines) {
    return lines.stream().map(Line::text).toList();
  }

  private static List<Line> read(Path file) {
    return read(file, new AtomicLong());
  }

  private static List<Line> read(Path file, AtomicLong progress) {
    List<Line> lines = new ArrayList<>();
    try (TextLines reader = TextLines.open(file, progress::addAndGet)) {
      for (Line line = reader.next(); line != null; line = reader.next()) {
        lines.add(line);
      }
    }
    return lines;
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(directory.resolve(name), bytes);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(gzipped)) {
      out.write(bytes);
    }
    return gzipped.toByteArray();
  }
}
