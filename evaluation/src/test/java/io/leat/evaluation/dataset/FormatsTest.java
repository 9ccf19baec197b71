package io.leat.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.core.profile.Action;
import io.leat.data.ShopException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormatsTest {
  @TempDir Path directory;

  @Test
  void pairsAreSortedByTimeWithinEachUser() {
    Interactions read =
        read(Format.PAIRS, "u\tb\t200\tview\t2.5", "v\ta\t50", "u\ta\t100\tpurchase");

    assertThat(read.order()).isEqualTo(Interactions.Order.TIME);
    assertThat(read.histories())
        .containsExactly(
            new History(
                "u",
                false,
                List.of(
                    new Interaction("a", 100, Action.PURCHASE, 1),
                    new Interaction("b", 200, Action.VIEW, 2.5))),
            new History("v", false, List.of(new Interaction("a", 50, Action.PURCHASE, 1))));
  }

  @Test
  void pairsWithoutTimesHaveNoOrder() {
    Interactions read = read(Format.PAIRS, "u\tb", "u\ta");

    assertThat(read.order()).isEqualTo(Interactions.Order.NONE);
    assertThat(read.histories().getFirst().items()).containsExactly("b", "a");
  }

  @Test
  void listsOfOneUserAreOneHistoryAndAUserAloneHasNone() {
    Interactions read = read(Format.LISTS, "u a b", "v", "", "u c");

    assertThat(history(read, "u").items()).containsExactly("a", "b", "c");
    assertThat(history(read, "v").items()).isEmpty();
  }

  @Test
  void sessionsKeepRepeatsAndTheirOrderInAndBetweenLines() {
    Interactions read = read(Format.SEQUENCES, "a b a", "c", "a " + "b ".repeat(99));

    assertThat(read.order()).isEqualTo(Interactions.Order.SEQUENCE);
    assertThat(read.histories()).allMatch(History::anonymous);
    assertThat(read.histories().getFirst().items()).containsExactly("a", "b", "a");
    List<Long> times =
        read.histories().stream()
            .flatMap(history -> history.interactions().stream())
            .map(Interaction::time)
            .toList();
    assertThat(times).isSorted().doesNotHaveDuplicates();
    assertThat(times.getLast()).isLessThan(MadeUpTime.END);
  }

  @Test
  void sequencesOfUsersAllEndAtOneTime() throws IOException {
    Path file = write("train.txt", "u a b", "v c");
    Interactions read = new InteractionFiles(Format.SEQUENCES, true, note -> {}).read(file);

    assertThat(history(read, "u").interactions())
        .containsExactly(
            new Interaction("a", MadeUpTime.END - 60, Action.PURCHASE, 1),
            new Interaction("b", MadeUpTime.END, Action.PURCHASE, 1));
    assertThat(read.newest()).isEqualTo(MadeUpTime.END);
    assertThat(history(read, "v").interactions().getFirst().time()).isEqualTo(MadeUpTime.END);
  }

  @Test
  void candidatesAreDistinctAndHoldTheTestItem() throws IOException {
    assertThat(Candidates.read(write("test.txt", "u a b a c")))
        .containsExactly(new Candidates("u", "a", java.util.Set.of("a", "b", "c")));
  }

  @Test
  void eventsSpeakForItemsAndSessionsAreAnonymous() throws IOException {
    List<String> notes = new ArrayList<>();
    Path file =
        write(
            "train.jsonl",
            event("1", "\"user_id\":\"u\"", "view", "\"item_id\":\"a\""),
            event("2", "\"session_id\":\"s\"", "click", "\"item_id\":\"b\""),
            event("3", "\"user_id\":\"u\"", "remove_from_cart", "\"item_id\":\"a\""),
            event("4", "\"user_id\":\"u\"", "search", "\"query\":\"lamp\""),
            "{}");
    Interactions read = new InteractionFiles(Format.JSONL, false, notes::add).read(file);

    assertThat(read.count()).isEqualTo(2);
    assertThat(history(read, "session-s").anonymous()).isTrue();
    assertThat(notes).singleElement().asString().contains("1 lines are not valid events");
  }

  @Test
  void itemsHaveTitlesAndSeveralAttributeValues() throws IOException {
    var items =
        ItemsReader.read(
            write(
                "items.tsv",
                "item\tasin\ttitle\twords",
                "1\tB0\tRed lamp\tOPI | Nails",
                "2\t\t\t"));

    assertThat(Objects.requireNonNull(items.get("1")).title()).isEqualTo("Red lamp");
    assertThat(Objects.requireNonNull(items.get("1")).attributes())
        .isEqualTo(java.util.Map.of("asin", List.of("B0"), "words", List.of("OPI", "Nails")));
    assertThat(Objects.requireNonNull(items.get("2")).title()).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PAIRS     | u                        | line 2: 1 column(s)
          PAIRS     | u;a;1;view;1;x           | line 2: 6 column(s)
          PAIRS     | u;                       | line 2: item is blank
          PAIRS     | u;a;yesterday            | line 2: epoch_seconds 'yesterday' is not
          PAIRS     | u;a;NaN                  | line 2: epoch_seconds 'NaN' is not
          PAIRS     | u;a;-5                   | line 2: epoch_seconds '-5' is not
          PAIRS     | u;a;1;buy                | line 2: action 'buy' is none of view, click
          PAIRS     | u;a;1;view;-1            | line 2: weight '-1' is not a number above 0
          PAIRS     | u;a;1;view;NaN           | line 2: weight 'NaN' is not a number above 0
          PAIRS     | u;a;1;view;Infinity      | line 2: weight 'Infinity' is not a number above 0
          PAIRS     | u;a;;view                | line 2: some lines of train have a time and some have none
          """)
  void aLineThatCannotBeUsedIsNamed(Format format, String line, String message) {
    assertThatThrownBy(() -> read(format, "u\ta\t1\tview\t1", line.replace(';', '\t')))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("train " + message);
  }

  @Test
  void aHeaderIsRecognised() {
    assertThatThrownBy(() -> read(Format.PAIRS, "user\titem\ttime", "u\ta\t1"))
        .hasMessageContaining("line 1: epoch_seconds 'time'")
        .hasMessageContaining("if this is a header line, take it off");
  }

  @Test
  void aSequenceNeedsAnItemAfterItsUserAndEachUserHasOne() throws IOException {
    InteractionFiles files = new InteractionFiles(Format.SEQUENCES, true, note -> {});
    Path alone = write("alone", "u a", "v");
    Path twice = write("twice", "u a", "u b");
    assertThatThrownBy(() -> files.read(alone)).hasMessageContaining("alone line 2: 'v' alone");
    assertThatThrownBy(() -> files.read(twice))
        .hasMessageContaining("twice line 2: user 'u' has a line already");
  }

  @Test
  void candidatesWithoutANegativeAreRefused() throws IOException {
    Path file = write("test", "u a");
    assertThatThrownBy(() -> Candidates.read(file))
        .hasMessageContaining("test line 1: 2 token(s) where user, test item");
  }

  @Test
  void anEmptyOrMissingFileIsNamed() throws IOException {
    Path empty = write("empty", "", " ");
    for (Format format : List.of(Format.PAIRS, Format.LISTS, Format.SEQUENCES)) {
      InteractionFiles files = new InteractionFiles(format, false, note -> {});
      assertThatThrownBy(() -> files.read(empty)).hasMessageContaining("empty is empty");
      assertThatThrownBy(() -> files.read(directory.resolve("none")))
          .hasMessageContaining("none does not exist");
    }
    assertThatThrownBy(() -> FormatDetection.of(empty, false, false))
        .hasMessageContaining("empty is empty");
  }

  @Test
  void gzipThatIsCutOffIsNoMeasurement() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      java.util.Random random = new java.util.Random(1);
      for (int i = 0; i < 10_000; i++) {
        gzip.write("u%d i%d\n".formatted(i, random.nextInt()).getBytes(StandardCharsets.UTF_8));
      }
    }
    Path file = directory.resolve("train.gz");
    Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
    assertThatThrownBy(() -> new InteractionFiles(Format.LISTS, false, n -> {}).read(file))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("train.gz is cut off");
  }

  @Test
  void theFormatIsToldWhereThereIsNoDoubt() throws IOException {
    Path pairs = write("pairs", "u\ta", "u\tb");
    Path lists = write("lists", "u a b", "v a b");
    Path sequences = write("sequences", "a b", "a c");
    Path events = write("events", event("1", "\"user_id\":\"u\"", "view", "\"item_id\":\"a\""));
    Path one = write("one", "u a b");

    assertThat(FormatDetection.of(pairs, false, false)).isEqualTo(Format.PAIRS);
    assertThat(FormatDetection.of(lists, false, false)).isEqualTo(Format.LISTS);
    assertThat(FormatDetection.of(lists, true, false)).isEqualTo(Format.SEQUENCES);
    assertThat(FormatDetection.of(lists, false, true)).isEqualTo(Format.NCF);
    assertThat(FormatDetection.of(sequences, false, false)).isEqualTo(Format.SEQUENCES);
    assertThat(FormatDetection.of(events, false, false)).isEqualTo(Format.JSONL);
    assertThatThrownBy(() -> FormatDetection.of(one, false, false))
        .hasMessageContaining("give --format");
  }

  private Interactions read(Format format, String... lines) {
    try {
      return new InteractionFiles(format, false, note -> {}).read(write("train", lines));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static History history(Interactions read, String id) {
    return Objects.requireNonNull(read.byId().get(id));
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.write(directory.resolve(name), List.of(lines));
  }

  private static String event(String id, String who, String action, String what) {
    return "{\"event_id\":\"%s\",%s,\"action\":\"%s\",\"timestamp\":\"2026-01-0%sT00:00:00Z\",%s}"
        .formatted(id, who, action, id, what);
  }
}
