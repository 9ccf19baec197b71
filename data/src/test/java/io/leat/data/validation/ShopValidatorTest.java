package io.leat.data.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leat.core.profile.Action;
import io.leat.data.Fault;
import io.leat.data.ShopException;
import io.leat.data.ShopFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopValidatorTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final String LAMP = "{\"item_id\":\"lamp\",\"title\":\"Lamp\"}\n";
  private static final String VASE = "{\"item_id\":\"vase\",\"title\":\"Vase\"}\n";

  @TempDir private Path directory;

  @Test
  void countsWhatIsThere() throws IOException {
    items(LAMP, VASE);
    events(
        event("e1", "\"user_id\":\"u1\",\"action\":\"view\",\"item_id\":\"lamp\"", 3),
        event("e2", "\"user_id\":\"u1\",\"session_id\":\"s1\",\"action\":\"search\"", 1),
        event("e3", "\"session_id\":\"s2\",\"action\":\"impression\",\"item_ids\":[\"lamp\"]", 2),
        "\n",
        event("e4", "\"user_id\":\"u2\",\"action\":\"view\",\"item_id\":\"lamp\"", 4));
    ValidationReport report = validate();
    assertThat(report)
        .isEqualTo(
            new ValidationReport(
                directory,
                2,
                1,
                0,
                4,
                0,
                Map.of(Action.VIEW, 2L, Action.SEARCH, 1L, Action.IMPRESSION, 1L),
                2,
                2,
                Instant.parse("2026-03-01T12:00:01Z"),
                Instant.parse("2026-03-01T12:00:04Z"),
                List.of(),
                List.of(),
                null));
    assertThat(report.searches()).isEqualTo(1);
    assertThat(new ShopFiles(directory).rejects()).doesNotExist();
  }

  @Test
  void rejectsAreWrittenWithTheirReasons() throws IOException {
    items(LAMP, "{\"item_id\":\"b\",\"price\":\"12,50\"}\n", "broken\n");
    events(event("e1", "\"action\":\"buy\"", 1));
    ValidationReport report = validate();
    assertThat(report.rejectedItems()).isEqualTo(2);
    assertThat(report.rejectedEvents()).isEqualTo(1);
    assertThat(report.items()).isEqualTo(1);
    assertThat(report.events()).isZero();
    assertThat(report.first()).isNull();
    assertThat(report.faults())
        .extracting(FaultClass::file, FaultClass::kind, FaultClass::field, FaultClass::count)
        .containsExactly(
            tuple("items.jsonl", "wrong_type", "price", 1L),
            tuple("items.jsonl", "missing_field", "title", 1L),
            tuple("items.jsonl", "not_json", "", 1L),
            tuple("events.jsonl", "unknown_action", "action", 1L),
            tuple("events.jsonl", "missing_field", "user_id", 1L));
    assertThat(report.rejects()).isEqualTo(new ShopFiles(directory).rejects());
    List<String> rejects = Files.readAllLines(new ShopFiles(directory).rejects());
    assertThat(rejects).hasSize(3);
    JsonNode first = new ObjectMapper().readTree(rejects.getFirst());
    assertThat(first.get("file").asText()).isEqualTo("items.jsonl");
    assertThat(first.get("line").asInt()).isEqualTo(2);
    assertThat(first.get("text").asText()).isEqualTo("{\"item_id\":\"b\",\"price\":\"12,50\"}");
    assertThat(first.get("faults")).hasSize(2);
    assertThat(first.get("faults").get(0).get("remedy").asText()).contains("12.50");
  }

  @Test
  void halvesOfCharactersCanBeReportedToo() throws IOException {
    items(
        "{\"item_id\":\"1\",\"title\":\"t\",\"currency\":\"\\ud800\","
            + "\"in_stock\":\"\\udc00\",\"attributes\":{\"\\ud800\":{\"a\":1}}}\n");
    events("");
    assertThat(validate().faults())
        .extracting(FaultClass::field)
        .containsExactly("currency", "in_stock", "attributes", "attributes");
    assertThat(new ShopFiles(directory).rejects()).content().contains("\ufffd");
  }

  @Test
  void rejectsOfAnEarlierRunGo() throws IOException {
    items("broken\n");
    events("");
    assertThat(validate().rejects()).exists();
    items(LAMP);
    assertThat(validate().rejects()).isNull();
    assertThat(new ShopFiles(directory).rejects()).doesNotExist();
  }

  @Test
  void theSecondEventOfAnIdIsRejected() throws IOException {
    items(LAMP);
    String line = event("e1", "\"user_id\":\"u\",\"action\":\"view\",\"item_id\":\"lamp\"", 1);
    events(line, line, line);
    ValidationReport report = validate();
    assertThat(report.events()).isEqualTo(1);
    assertThat(report.rejectedEvents()).isEqualTo(2);
    FaultClass faults = report.faults().getFirst();
    assertThat(faults.kind()).isEqualTo(Fault.DUPLICATE_EVENT);
    assertThat(faults.examples()).extracting(FaultExample::line).containsExactly(2L, 3L);
  }

  @Test
  void theLastLineOfAnItemWins() throws IOException {
    items(LAMP, VASE, LAMP, LAMP);
    events("");
    ValidationReport report = validate();
    assertThat(report.items()).isEqualTo(2);
    assertThat(report.rejected()).isZero();
    FaultClass warnings = report.warnings().getFirst();
    assertThat(warnings.kind()).isEqualTo("superseded_item");
    assertThat(warnings.examples())
        .extracting(example -> example.line() + " " + example.fault().problem())
        .containsExactly(
            "1 is described again on line 3, which wins",
            "3 is described again on line 4, which wins");
  }

  @Test
  void unknownItemsAndFutureTimesAreWarnings() throws IOException {
    items(LAMP);
    events(
        event("e1", "\"user_id\":\"u\",\"action\":\"view\",\"item_id\":\"gone\"", 1),
        event("e2", "\"user_id\":\"u\",\"action\":\"search\",\"item_ids\":[\"lamp\",\"lost\"]", 1),
        "{\"event_id\":\"e3\",\"user_id\":\"u\",\"action\":\"search\","
            + "\"timestamp\":\"2026-06-01T00:00:01Z\"}\n");
    ValidationReport report = validate();
    assertThat(report.events()).isEqualTo(3);
    assertThat(report.rejected()).isZero();
    assertThat(report.warnings())
        .extracting(FaultClass::kind, FaultClass::field, FaultClass::count)
        .containsExactly(
            tuple("unknown_item", "item_id", 1L),
            tuple("unknown_item", "item_ids", 1L),
            tuple("future_time", "timestamp", 1L));
    assertThat(report.untouchedItems()).isZero();
  }

  @Test
  void fiveExamplesOfEachClassAreKept() throws IOException {
    items("x\n".repeat(1_234));
    events("");
    FaultClass faults = validate().faults().getFirst();
    assertThat(faults.count()).isEqualTo(1_234);
    assertThat(faults.examples())
        .extracting(FaultExample::line)
        .containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void theTextNamesEverything() throws IOException {
    items(LAMP, "{\"item_id\":\"b\",\"title\":\"B\",\"price\":\"12,50\"}\n");
    events(event("e1", "\"user_id\":\"u\",\"action\":\"view\",\"item_id\":\"gone\"", 1));
    assertThat(validate().toText())
        .isEqualToNormalizingNewlines(
            """
            Shop data in %1$s

              items                           1   (1 rejected)
                never touched                 1
              events                          1
                view                          1
              users                           1
              sessions                        0
              searches                        0
              time               2026-03-01T12:00:01Z to 2026-03-01T12:00:01Z

            Rejected: 1 line, in %1$s/rejects.jsonl with their reasons

              1 x wrong_type of price in items.jsonl
                  line 2: price "12,50" is text, not a number: write 12.50, without quotes

            Taken, but worth a look

              1 x unknown_item of item_id in events.jsonl
                  line 1: item_id "gone" is not in the catalogue: add the item to items.jsonl; until \
            then it is neither found nor recommended
            """
                .formatted(directory));
  }

  @Test
  void readsGzipAndTellsItsProgress() throws IOException {
    Files.write(directory.resolve("items.jsonl.gz"), gzip(LAMP));
    Files.write(directory.resolve("events.jsonl.gz"), gzip("broken"));
    AtomicLong progress = new AtomicLong();
    ShopFiles shop = new ShopFiles(directory);
    ValidationReport report =
        new ShopValidator(InstantSource.fixed(NOW)).validate(shop, progress::addAndGet);
    assertThat(report.items()).isEqualTo(1);
    assertThat(report.faults().getFirst().file()).isEqualTo("events.jsonl.gz");
    assertThat(progress).hasValue(shop.bytes());
  }

  @Test
  void whatCannotBeReadLeavesTheEarlierRejects() throws IOException {
    items("broken\n");
    byte[] whole = gzip(event("e1", "\"action\":\"x\"", 1).repeat(1_000));
    Files.write(directory.resolve("events.jsonl.gz"), Arrays.copyOf(whole, whole.length / 2));
    Files.writeString(directory.resolve("rejects.jsonl"), "earlier");
    assertThatThrownBy(this::validate)
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("events.jsonl.gz is cut off");
    assertThat(directory.resolve("rejects.jsonl")).hasContent("earlier");
    assertThat(directory.resolve("rejects.jsonl.unfinished")).doesNotExist();
  }

  @Test
  void aShopWithoutFilesIsNamed() {
    assertThatThrownBy(this::validate)
        .isInstanceOf(ShopException.class)
        .hasMessageContaining(directory.toString())
        .hasMessageContaining("items.jsonl");
  }

  private ValidationReport validate() {
    return new ShopValidator(InstantSource.fixed(NOW))
        .validate(new ShopFiles(directory), read -> {});
  }

  private void items(String... lines) throws IOException {
    Files.writeString(directory.resolve("items.jsonl"), String.join("", lines));
  }

  private void events(String... lines) throws IOException {
    Files.writeString(directory.resolve("events.jsonl"), String.join("", lines));
  }

  private static String event(String id, String fields, int second) {
    return "{\"event_id\":\"%s\",%s,\"timestamp\":\"2026-03-01T12:00:%02dZ\"}\n"
        .formatted(id, fields, second);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(gzipped)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return gzipped.toByteArray();
  }
}
