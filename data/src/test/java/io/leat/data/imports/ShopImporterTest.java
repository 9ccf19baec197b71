package io.leat.data.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.leat.core.profile.Action;
import io.leat.data.Event;
import io.leat.data.Item;
import io.leat.data.Parsed;
import io.leat.data.ShopException;
import io.leat.data.ShopFiles;
import io.leat.data.json.JsonLines;
import io.leat.data.validation.FaultClass;
import io.leat.data.validation.ShopValidator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopImporterTest {
  private static final String COLUMNS =
      "ts=timestamp,user=user_id,order=order_id,item=item_id,qty=quantity,median_price=price";
  private static final String EVENT_HEADER = "ts\tuser\torder\titem\tqty\tprice\tcountry\n";
  private static final String ITEMS =
      """
      item\ttitle\tmedian_price\tfirst_ts
      A1\tBRASS LAMP\t12.5\t1291193100
      A2\t"RECORD FRAME 7"" SINGLE ""OLD\"""\t2.55\t1291206420
      """;

  @TempDir private Path directory;
  private Path out = Path.of("");

  @BeforeEach
  void place() {
    out = directory.resolve("shop");
  }

  @Test
  void aShopOfTwoFiles() throws IOException {
    Path items = gzip("items.tsv.gz", ITEMS);
    Path events =
        gzip(
            "events.tsv.gz",
            EVENT_HEADER + "1291191960\t17850\t536365\tA1\t6\t2.55\tUnited Kingdom\n");
    AtomicLong progress = new AtomicLong();
    ImportRequest request = request(items, events, COLUMNS);
    ImportReport report = new ShopImporter().run(request, progress::addAndGet);
    assertThat(report).isEqualTo(new ImportReport(out, 2, 0, 1, 0, 0, List.of(), null));
    assertThat(progress).hasValue(request.bytes());
    assertThat(items())
        .extracting(Item::itemId, Item::title, Item::price, Item::attributes)
        .containsExactly(
            tuple("A1", "BRASS LAMP", 12.5, Map.of("first_ts", List.of("1291193100"))),
            tuple(
                "A2",
                "RECORD FRAME 7\" SINGLE \"OLD\"",
                2.55,
                Map.of("first_ts", List.of("1291206420"))));
    Event event = events().getFirst();
    assertThat(event)
        .isEqualTo(
            new Event(
                event.eventId(),
                "17850",
                null,
                Action.PURCHASE,
                Instant.parse("2010-12-01T08:26:00Z"),
                "A1",
                List.of(),
                null,
                null,
                null,
                6,
                2.55,
                null,
                "536365",
                null,
                null,
                null,
                "{\"country\":\"United Kingdom\"}"));
  }

  @Test
  void importingTwiceGivesTheSameBytesWhereverTheFileLies() throws IOException {
    String rows = "1291191960\tu\to\tA1\t1\t1\tUK\n".repeat(3);
    importEvents(write("events.tsv", EVENT_HEADER + rows));
    byte[] first = Files.readAllBytes(out.resolve("events.jsonl"));
    importEvents(write("events.tsv", EVENT_HEADER + rows));
    assertThat(Files.readAllBytes(out.resolve("events.jsonl"))).isEqualTo(first);
    Files.createDirectory(directory.resolve("elsewhere"));
    importEvents(gzip("elsewhere/events.tsv.gz", EVENT_HEADER + rows));
    assertThat(Files.readAllBytes(out.resolve("events.jsonl"))).isEqualTo(first);
    importEvents(write("other.tsv", EVENT_HEADER + rows));
    assertThat(Files.readAllBytes(out.resolve("events.jsonl"))).isNotEqualTo(first);
  }

  @Test
  void identicalRowsStayDistinctEvents() throws IOException {
    importEvents(
        write("events.tsv", EVENT_HEADER + "1291191960\tu\to\tA1\t1\t1\tUK\n".repeat(100)));
    write("shop/items.jsonl", "");
    assertThat(new ShopValidator().validate(new ShopFiles(out), read -> {}).events())
        .isEqualTo(100);
  }

  @Test
  void bytesOrderMarkWindowsLineEndsAndEmptyLinesDoNotMatter() throws IOException {
    String text = EVENT_HEADER + "1291191960\tu\to\tA1\t1\t1\tUK\n1291191961\tu\to\tA1\t1\t1\tUK\n";
    importEvents(write("events.tsv", text));
    List<Event> expected = events();
    importEvents(write("events.tsv", "\ufeff" + text.replace("\n", "\r\n") + "\r\n"));
    assertThat(events()).isEqualTo(expected).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "|", "\t"})
  void theHeaderShowsTheDelimiter(String delimiter) throws IOException {
    String text = "item_id,title,\"a;b\"\n1,\"Lamp, brass\",x\n".replace("\"a;b\"", "colour");
    text = text.replace(",", delimiter).replace("Lamp" + delimiter, "Lamp,");
    importItems(write("items.csv", text), "");
    assertThat(items()).extracting(Item::title).containsExactly("Lamp, brass");
    assertThat(items().getFirst().attributes()).isEqualTo(Map.of("colour", List.of("x")));
  }

  @Test
  void aColumnNamedAsAFieldNeedsNoMapping() throws IOException {
    importItems(
        write(
            "items.csv",
            """
              item_id,title,categories,identifiers,in_stock,created_at,price,,size
              1,Lamp,Home > Lighting | Gifts,400638|B-2,no,2026-03-01,.5,x,
              """),
        "");
    Item item = items().getFirst();
    assertThat(item.categories()).containsExactly("Home > Lighting", "Gifts");
    assertThat(item.identifiers()).containsExactly("400638", "B-2");
    assertThat(item.inStock()).isFalse();
    assertThat(item.createdAt()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(item.price()).isEqualTo(0.5);
    assertThat(item.attributes()).isEqualTo(Map.of("column_8", List.of("x")));
  }

  @Test
  void aColumnMayBeLeftOut() throws IOException {
    importItems(write("items.csv", "item_id,title,email\n1,Lamp,a@b.example\n"), "email=-");
    assertThat(items().getFirst().attributes()).isEmpty();
  }

  @Test
  void aPurchaseOfANegativeQuantityIsAReturn() throws IOException {
    ImportReport report =
        importEvents(
            write(
                "events.tsv",
                EVENT_HEADER
                    + "1291191960\tu\to\tA1\t-3\t1\tUK\n"
                    + "1291191960\tu\to\tA1\t2.0\t1\tUK\n"
                    + "1291191960\tu\to\tA1\t0\t1\tUK\n"
                    + "1291191960\tu\to\tA1\t-1.5\t1\tUK\n"));
    assertThat(events())
        .extracting(Event::action, Event::quantity)
        .containsExactly(tuple(Action.RETURN, 3), tuple(Action.PURCHASE, 2));
    assertThat(report.returns()).isEqualTo(1);
    assertThat(report.faults())
        .extracting(FaultClass::kind, FaultClass::field)
        .containsExactly(tuple("out_of_range", "qty"), tuple("wrong_type", "qty"));
  }

  @Test
  void actionsAreReadFromTheirColumn() throws IOException {
    Path file =
        write(
            "events.csv",
            """
              timestamp,session_id,item_id,action,quantity
              1433221332,s,A1,view,
              1433221332,s,A1,Add to cart,
              1433221332,s,A1,transaction,
              1433221332,s,A1,,
              1433221332,s,A1,view,-1
              1433221332,s,A1,explode,
              """);
    ImportReport report =
        new ShopImporter()
            .run(
                new ImportRequest(
                    List.of(),
                    List.of(file),
                    Map.of(),
                    Action.CLICK,
                    Map.of("Transaction", Action.PURCHASE),
                    null,
                    ZoneOffset.UTC,
                    out),
                read -> {});
    assertThat(events())
        .extracting(Event::action)
        .containsExactly(Action.VIEW, Action.ADD_TO_CART, Action.PURCHASE, Action.CLICK);
    assertThat(report.faults())
        .extracting(FaultClass::kind, FaultClass::field)
        .containsExactly(tuple("out_of_range", "quantity"), tuple("unknown_action", "action"));
    assertThat(report.faults().get(1).examples().getFirst().fault().remedy())
        .contains("add_to_cart")
        .contains("--actions explode=purchase");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "soon|u|o|A1|1|1|UK       ; bad_time      ; ts    ; --time-format",
        "|u|o|A1|1|1|UK           ; missing_field ; ts    ; add the time",
        "1291191960||o|A1|1|1|UK  ; missing_field ; user  ; user_id",
        "1291191960|u|o||1|1|UK   ; missing_field ; item  ; item_id",
        "1291191960|u|o|A1|1|2,55|UK ; wrong_type ; price ; write 2.55",
        "1291191960|u|o|A1|1|-2|UK   ; out_of_range ; price ; return",
        "1291191960|u|o|A1|many|1|UK ; wrong_type ; qty   ; whole number",
        "1291191960|u|o|A1|1|UK   ; wrong_number_of_cells ; `` ; quotes",
        "1291191960|u|o|A1|1|1|UK|x ; wrong_number_of_cells ; `` ; quotes",
        "1291191960|u|o|A1|1|1|\"UK\"x ; bad_quotes ; `` ; as \"\"",
        "1291191960|u|o|A1|1|1|\"UK ; open_quote ; `` ; close it",
      })
  void aBadRowIsRejectedAndItsNeighboursAreNot(String row, String kind, String field, String remedy)
      throws IOException {
    String good = "1291191960\tu\to\tA1\t1\t1\tUK\n";
    String bad = row.strip().replace('|', '\t') + "\n";
    ImportReport report =
        importEvents(write("events.tsv", EVENT_HEADER + good + bad + good.repeat(3)));
    assertThat(report.events()).isEqualTo(4);
    assertThat(report.rejectedEvents()).isEqualTo(1);
    FaultClass faults = report.faults().getFirst();
    assertThat(faults.kind()).isEqualTo(kind);
    assertThat(faults.field()).isEqualTo(field);
    assertThat(faults.examples().getFirst().line()).isEqualTo(3);
    assertThat(faults.examples().getFirst().fault().sentence()).contains(remedy);
    assertThat(Files.readString(out.resolve("import-rejects.jsonl")))
        .contains("\"file\":\"events.tsv\",\"line\":3")
        .endsWith("}\n");
    assertThat(report.toText()).contains("(1 rejected)").contains("line 3: ").contains(remedy);
  }

  @Test
  void anItemWithoutATitleIsRejected() throws IOException {
    ImportReport report = importItems(write("items.csv", "item_id,title\n1,\n2,Lamp\n"), "");
    assertThat(report.items()).isEqualTo(1);
    assertThat(report.rejectedItems()).isEqualTo(1);
    assertThat(report.faults().getFirst().field()).isEqualTo("title");
  }

  @Test
  void aQuotedCellMayHoldLineEndsAndDelimiters() throws IOException {
    importItems(
        write(
            "items.csv",
            """
              item_id,title,description
              1,Lamp,"Warm, ""soft""
              light.

              New"
              2,"15"" tray",""
              3,15" tray,x
              """),
        "");
    assertThat(items())
        .extracting(Item::title, Item::description)
        .containsExactly(
            tuple("Lamp", "Warm, \"soft\"\nlight.\n\nNew"),
            tuple("15\" tray", null),
            tuple("15\" tray", "x"));
  }

  @Test
  void aStrayQuoteCostsOneRowOnly() throws IOException {
    StringBuilder rows = new StringBuilder("item_id,title\n");
    for (int i = 0; i < 500; i++) {
      rows.append(i).append(i == 10 || i == 300 ? ",\"Lamp\n" : ",Lamp\n");
    }
    ImportReport report = importItems(write("items.csv", rows.toString()), "");
    assertThat(report.items()).isEqualTo(498);
    assertThat(report.rejectedItems()).isEqualTo(2);
    assertThat(report.faults().getFirst().examples())
        .extracting(example -> example.line())
        .containsExactly(12L, 302L);
  }

  @Test
  void aRowThatIsNotUtf8IsRejected() throws IOException {
    Path file = directory.resolve("items.csv");
    Files.write(file, "item_id,title\n1,caf\u00e9\n2,tea\n".getBytes(StandardCharsets.ISO_8859_1));
    ImportReport report = importItems(file, "");
    assertThat(report.items()).isEqualTo(1);
    assertThat(report.faults().getFirst().kind()).isEqualTo("bad_encoding");
  }

  @Test
  void theFileTellsWhetherTheDayComesFirst() throws IOException {
    importItems(
        write("items.csv", "item_id,title,created_at\n1,a,3/4/2026\n2,b,\n3,c,25/4/2026\n"), "");
    assertThat(items())
        .extracting(Item::createdAt)
        .containsExactly(
            Instant.parse("2026-04-03T00:00:00Z"), null, Instant.parse("2026-04-25T00:00:00Z"));
    ImportReport report =
        importItems(write("items.csv", "item_id,title,created_at\n1,a,3/4/2026\n"), "");
    assertThat(report.rejectedItems()).isEqualTo(1);
    assertThat(report.faults().getFirst().examples().getFirst().fault().remedy())
        .contains("--time-format");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "when=timestamp           ; no file has a column when ; items.tsv has: item, title",
        "ts=moment                ; Leat has no field moment  ; timestamp",
        "country=brand            ; brand is not a field of events ; order_id",
        "order=user_id            ; the columns user and order both become user_id ; order=-",
      })
  void aMappingThatDoesNotFitListsWhatThereIs(String entry, String problem, String listing)
      throws IOException {
    Path items = write("items.tsv", ITEMS);
    Path events = write("events.tsv", EVENT_HEADER);
    String columns =
        entry.startsWith("order") ? "ts=timestamp,user=user_id,item=item_id," : COLUMNS + ",";
    columns = entry.startsWith("ts=") ? "" : columns;
    String all = columns + entry;
    assertThatThrownBy(() -> new ShopImporter().run(request(items, events, all), read -> {}))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining(problem)
        .hasMessageContaining(listing);
    assertThat(out).doesNotExist();
  }

  @Test
  void aFileWithoutARequiredColumnIsNamedBeforeAnythingIsWritten() throws IOException {
    Path items = write("items.csv", "sku,name\n");
    Path events = write("events.csv", "a,b\n");
    ImportRequest request = new ImportRequest(List.of(items), List.of(events), Map.of(), null, out);
    assertThatThrownBy(() -> new ShopImporter().run(request, read -> {}))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("no column is item_id; add COLUMN=item_id to --columns")
        .hasMessageContaining("no column is title")
        .hasMessageContaining("Its columns are: sku, name");
    ImportRequest eventsOnly = new ImportRequest(List.of(), List.of(events), Map.of(), null, out);
    assertThatThrownBy(() -> new ShopImporter().run(eventsOnly, read -> {}))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("no column is timestamp")
        .hasMessageContaining("no column is user_id or session_id")
        .hasMessageContaining("--action purchase");
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ts                  ; \"ts\" is not of the form COLUMN=FIELD",
        "ts=                 ; \"ts=\" is not of the form COLUMN=FIELD",
        "=timestamp          ; is not of the form COLUMN=FIELD",
        "ts=timestamp,ts=price ; ts is mapped twice",
      })
  void columnsAreReadStrictly(String text, String problem) {
    assertThatThrownBy(() -> ImportRequest.parseColumns(text))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void aFailedImportLeavesTheShopAsItWas() throws IOException {
    importItems(write("items.tsv", ITEMS), "item=item_id");
    byte[] before = Files.readAllBytes(out.resolve("items.jsonl"));
    StringBuilder rows = new StringBuilder(EVENT_HEADER);
    for (int i = 0; i < 5_000; i++) {
      rows.append(1291191960L + i * 7_919L).append("\tu").append(i).append("\to\tA1\t1\t1\tUK\n");
    }
    Path events = gzip("events.tsv.gz", rows.toString());
    byte[] whole = Files.readAllBytes(events);
    Files.write(events, Arrays.copyOf(whole, whole.length * 3 / 4));
    Path items = write("items.tsv", "item\ttitle\tmedian_price\nB\tother\t1\n");
    assertThatThrownBy(() -> new ShopImporter().run(request(items, events, COLUMNS), read -> {}))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining(events + " is cut off");
    assertThat(Files.readAllBytes(out.resolve("items.jsonl"))).isEqualTo(before);
    try (Stream<Path> left = Files.list(out)) {
      assertThat(left).containsExactly(out.resolve("items.jsonl"));
    }
  }

  @Test
  void wrongFilesAreNamed() throws IOException {
    assertThatThrownBy(() -> new ImportRequest(List.of(), List.of(), Map.of(), null, out))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("nothing to import");
    assertThatThrownBy(
            () ->
                new ImportRequest(
                    List.of(),
                    List.of(Path.of("a/e.csv"), Path.of("b/e.csv.gz")),
                    Map.of(),
                    null,
                    out))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("two files of events are named e.csv");
    assertThatThrownBy(() -> importItems(directory.resolve("absent.csv"), ""))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("absent.csv does not exist");
    Path empty = write("empty.csv", "");
    assertThatThrownBy(() -> importItems(empty, ""))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("empty.csv is empty");
    Path twice = write("twice.csv", "item_id,title,title\n");
    assertThatThrownBy(() -> importItems(twice, ""))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("two columns named title");
  }

  private ImportRequest request(Path items, Path events, String columns) {
    return new ImportRequest(
        List.of(items), List.of(events), ImportRequest.parseColumns(columns), Action.PURCHASE, out);
  }

  private ImportReport importItems(Path file, String columns) {
    return run(List.of(file), List.of(), columns, null);
  }

  private ImportReport importEvents(Path file) {
    return run(
        List.of(),
        List.of(file),
        "ts=timestamp,user=user_id,order=order_id,item=item_id,qty=quantity",
        Action.PURCHASE);
  }

  private ImportReport run(
      List<Path> items, List<Path> events, String columns, @Nullable Action action) {
    Map<String, String> mapping =
        columns.isEmpty() ? Map.of() : ImportRequest.parseColumns(columns);
    return new ShopImporter()
        .run(new ImportRequest(items, events, mapping, action, out), read -> {});
  }

  private List<Item> items() {
    List<Item> items = new ArrayList<>();
    JsonLines.items(
        out.resolve("items.jsonl"), read -> {}, (line, parsed) -> items.add(valid(parsed)));
    return items;
  }

  private List<Event> events() {
    List<Event> events = new ArrayList<>();
    JsonLines.events(
        out.resolve("events.jsonl"), read -> {}, (line, parsed) -> events.add(valid(parsed)));
    return events;
  }

  private static <T> T valid(Parsed<T> parsed) {
    return switch (parsed) {
      case Parsed.Valid<T> valid -> valid.value();
      case Parsed.Invalid<T> invalid -> throw new AssertionError(invalid.faults().toString());
    };
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private Path gzip(String name, String text) throws IOException {
    ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
    try (OutputStream stream = new GZIPOutputStream(gzipped)) {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return Files.write(directory.resolve(name), gzipped.toByteArray());
  }
}
