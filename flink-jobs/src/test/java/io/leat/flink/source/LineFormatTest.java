package io.leat.flink.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.data.Fault;
import io.leat.data.Parsed;
import io.leat.data.ShopException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineFormatTest {
  private final LineFormat format = new LineFormat();

  @TempDir private Path directory;

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    try (OutputStream out =
        name.endsWith(".gz")
            ? new GZIPOutputStream(Files.newOutputStream(file))
            : Files.newOutputStream(file)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static FileSourceSplit split(Path file, @Nullable CheckpointedPosition position)
      throws IOException {
    long length = Files.size(file);
    return new FileSourceSplit(
        "split",
        new org.apache.flink.core.fs.Path(file.toUri()),
        0,
        length,
        0,
        length,
        new String[0],
        position);
  }

  private static List<RecordAndPosition<SourceLine>> all(BulkFormat.Reader<SourceLine> reader)
      throws IOException {
    List<RecordAndPosition<SourceLine>> all = new ArrayList<>();
    try (reader) {
      BulkFormat.RecordIterator<SourceLine> batch;
      while ((batch = reader.readBatch()) != null) {
        RecordAndPosition<SourceLine> next;
        while ((next = batch.next()) != null) {
          all.add(next);
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"items.jsonl", "items.jsonl.gz"})
  void linesKnowTheirFileAndNumber(String name) throws IOException {
    Path file = write(name, "{\"a\":\"é\"}\n\n  \r\n{\"b\":2}\r\nlast, without an end");
    assertThat(all(format.createReader(new Configuration(), split(file, null))))
        .extracting(RecordAndPosition::getRecord)
        .containsExactly(
            new SourceLine(name, 1, "{\"a\":\"é\"}", null),
            new SourceLine(name, 4, "{\"b\":2}", null),
            new SourceLine(name, 5, "last, without an end", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"items.jsonl", "items.jsonl.gz"})
  void restoringAfterAnyRecordGivesTheRest(String name) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < 3000; line++) {
      text.append(line % 7 == 0 ? "" : "line " + line).append('\n');
    }
    Path file = write(name, text.toString());
    List<RecordAndPosition<SourceLine>> whole =
        all(format.createReader(new Configuration(), split(file, null)));
    assertThat(whole).hasSize(3000 - 429);
    for (int read : new int[] {0, 1, 6, 1023, 1024, 1025, whole.size() - 1}) {
      RecordAndPosition<SourceLine> last = whole.get(read);
      CheckpointedPosition position =
          new CheckpointedPosition(last.getOffset(), last.getRecordSkipCount());
      assertThat(all(format.restoreReader(new Configuration(), split(file, position))))
          .as("after record %d", read)
          .extracting(RecordAndPosition::getRecord)
          .isEqualTo(
              whole.subList(read + 1, whole.size()).stream()
                  .map(RecordAndPosition::getRecord)
                  .toList());
    }
  }

  @Test
  void manyBlankLinesAreNotTheEnd() throws IOException {
    Path file = write("items.jsonl", "\n".repeat(10_000) + "at last\n");
    List<SourceLine> lines = new ArrayList<>();
    LineFormat.forEach(file, lines::add);
    assertThat(lines).containsExactly(new SourceLine("items.jsonl", 10_001, "at last", null));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstLine() throws IOException {
    List<SourceLine> lines = new ArrayList<>();
    LineFormat.forEach(write("items.jsonl", "\ufefffirst\nsecond\n"), lines::add);
    assertThat(lines).extracting(SourceLine::text).containsExactly("first", "second");
  }

  @Test
  void bytesThatAreNotUtf8AreAFaultOfTheirLine() throws IOException {
    Path file = directory.resolve("items.jsonl");
    Files.write(file, "sound\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    List<SourceLine> lines = new ArrayList<>();
    LineFormat.forEach(file, lines::add);
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst().fault()).isNull();
    assertThat(lines.getLast().line()).isEqualTo(2);
    Fault fault = Objects.requireNonNull(lines.getLast().fault());
    assertThat(fault.kind()).isEqualTo(Fault.BAD_ENCODING);
    assertThat(lines.getLast().<String>parse(Parsed.Valid::new))
        .isEqualTo(new Parsed.Invalid<>(List.of(fault)));
  }

  @Test
  void aFileIsNeverSplit() {
    assertThat(format.isSplittable()).isFalse();
  }

  @Test
  void whatIsNoArchiveIsNamed() throws IOException {
    Path file = directory.resolve("events.jsonl.gz");
    Files.writeString(file, "plain text");
    assertThatThrownBy(() -> format.createReader(new Configuration(), split(file, null)))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("events.jsonl.gz is not sound gzip data");
  }
}
