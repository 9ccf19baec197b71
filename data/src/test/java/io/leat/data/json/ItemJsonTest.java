package io.leat.data.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.data.Fault;
import io.leat.data.Item;
import io.leat.data.Parsed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemJsonTest {
  private static final String FULL =
      """
      {"item_id":"L-1","title":"Brass lamp","description":"Warm light","brand":"Leat",\
      "categories":["Home > Lighting","Gifts"],"price":12.5,"currency":"GBP","in_stock":false,\
      "attributes":{"colour":["gold","black"],"watts":"40","dimmable":"true"},\
      "image_url":"https://shop.example/l1.jpg","language":"en-GB",\
      "created_at":"2026-03-01T12:00:00Z","group_id":"G","identifiers":["4006381333931"]}""";

  @Test
  void readsEveryField() {
    assertThat(item(FULL))
        .isEqualTo(
            new Item(
                "L-1",
                "Brass lamp",
                "Warm light",
                "Leat",
                List.of("Home > Lighting", "Gifts"),
                12.5,
                "GBP",
                false,
                Map.of(
                    "colour", List.of("gold", "black"),
                    "watts", List.of("40"),
                    "dimmable", List.of("true")),
                "https://shop.example/l1.jpg",
                "en-GB",
                Instant.parse("2026-03-01T12:00:00Z"),
                "G",
                List.of("4006381333931"),
                null));
    assertThat(ItemJson.write(item(FULL))).isEqualTo(FULL);
  }

  @Test
  void onlyIdAndTitleAreRequired() {
    Item item = item("{\"item_id\":\"1\",\"title\":\"Lamp\"}");
    assertThat(item.inStock()).isTrue();
    assertThat(item.price()).isNull();
    assertThat(item.categories()).isEmpty();
    assertThat(item.attributes()).isEmpty();
    assertThat(ItemJson.write(item))
        .isEqualTo("{\"item_id\":\"1\",\"title\":\"Lamp\",\"in_stock\":true}");
  }

  @Test
  void nullAndBlankOptionalTextsAreAbsent() {
    Item item =
        item(
            "{\"item_id\":\"1\",\"title\":\"Lamp\",\"price\":null,\"brand\":\" \",\"description\":\"\","
                + "\"image_url\":\"\",\"attributes\":{\"a\":null,\"b\":[]},\"categories\":null}");
    assertThat(item).isEqualTo(item("{\"item_id\":\"1\",\"title\":\"Lamp\"}"));
  }

  @Test
  void attributesMayBeAnyScalar() {
    Item item =
        item(
            "{\"item_id\":\"1\",\"title\":\"Lamp\",\"attributes\":{\"n\":1.50,\"t\":\"x\",\"b\":true,"
                + "\"list\":[1,\"two\",false]}}");
    assertThat(item.attributes())
        .containsExactly(
            Map.entry("n", List.of("1.50")),
            Map.entry("t", List.of("x")),
            Map.entry("b", List.of("true")),
            Map.entry("list", List.of("1", "two", "false")));
  }

  @Test
  void unknownFieldsAreKeptToTheLetter() {
    String line =
        "{ \"x\" : 1.10 ,\"item_id\":\"1\",\"é\\u00e9\":\"a\\\"b\\n\",\"title\":\"Lamp\","
            + "\"nested\":{\"a\":[1,2,{\"b\":null}]},\"big\":123456789012345678901234567890, \"t\":true }";
    Item item = item(line);
    assertThat(item.unknownFields())
        .isEqualTo(
            "{\"x\" : 1.10,\"é\\u00e9\":\"a\\\"b\\n\",\"nested\":{\"a\":[1,2,{\"b\":null}]},"
                + "\"big\":123456789012345678901234567890,\"t\":true}");
    String written = ItemJson.write(item);
    assertThat(item(written)).isEqualTo(item);
    assertThat(ItemJson.write(item(written))).isEqualTo(written);
  }

  @Test
  void unknownFieldsSpreadOverLinesComeBackOnOne() {
    Item item = item("{\"item_id\":\"1\",\"title\":\"Lamp\",\n\"x\":[1,\r\n2]}");
    assertThat(ItemJson.write(item)).doesNotContain("\n", "\r");
    assertThat(item(ItemJson.write(item))).isEqualTo(item);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "item_id     | 17             | wrong_type   | 17        | write id such as \"17\"",
        "item_id     | \" \"          | bad_text     |           | leave the field out",
        "item_id     | \"a\\u0000b\"  | bad_text     | a         | remove that character",
        "item_id     | \"\\ud800\"    | bad_text     |           | both halves",
        "title       | \"\"           | bad_text     |           | the product's name",
        "title       | [\"x\"]        | wrong_type   | [\"x\"]   | write text",
        "description | 5              | wrong_type   | 5         | \"5\"",
        "brand       | {\"a\":1}      | wrong_type   | {\"a\":1} | write text",
        "categories  | \"Home\"       | wrong_type   | \"Home\"  | write [\"Home\"]",
        "categories  | [\"Home\",3]   | wrong_type   | 3         | quoted",
        "categories  | [\"\"]         | bad_text     |           | leave the field out",
        "price       | \"12,50\"      | wrong_type   | 12,50     | write 12.50, without quotes",
        "price       | \"£12.50\"     | wrong_type   | £12.50    | write 12.50, without quotes",
        "price       | \"cheap\"      | wrong_type   | cheap     | such as 12.50",
        "price       | \"NaN\"        | wrong_type   | NaN       | leave the field out",
        "price       | -1             | out_of_range | -1.0      | return",
        "price       | 1e999          | out_of_range | Infinity  | such as 12.50",
        "price       | true           | wrong_type   | true      | such as 12.50",
        "price       | [1]            | wrong_type   | [1]       | such as 12.50",
        "currency    | \"gbp\"        | bad_text     | gbp       | write GBP",
        "currency    | \"£\"          | bad_text     | £         | ISO 4217",
        "in_stock    | \"yes\"        | wrong_type   | yes       | true or false",
        "in_stock    | 1              | wrong_type   | 1         | true or false",
        "attributes  | \"blue\"       | wrong_type   | \"blue\"  | {\"colour\":\"blue\"}",
        "attributes  | {\"a\":{\"b\":1}} | wrong_type | {\"b\":1} | colour",
        "attributes  | {\"a\":1,\"a\":2} | duplicate_field | a    | as one list",
        "attributes  | {\"\":1}       | bad_text     |           | give a value",
        "image_url   | \"javascript:alert(1)\" | bad_text | javascript:alert(1) | https://",
        "image_url   | \"a b.jpg\"    | bad_text     | a b.jpg   | %20",
        "language    | \"en_GB\"      | bad_text     | en_GB     | write en-GB",
        "language    | \"English!\"   | bad_text     | English!  | pt-BR",
        "created_at  | \"yesterday\"  | bad_time     | yesterday | 2026-03-01T12:00:00Z",
        "created_at  | \"1066-10-14T09:00:00Z\" | out_of_range | 1066-10-14T09:00:00Z | clock",
        "group_id    | \"\"           | bad_text     |           | leave the field out",
        "identifiers | [null]         | wrong_type   | null      | quoted",
      })
  void aWrongValueIsNamedWithARemedy(
      String field, String json, String kind, String value, String remedy) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("item_id", "\"1\"");
    fields.put("title", "\"Lamp\"");
    fields.put(field, json);
    Fault fault = onlyFault(object(fields));
    assertThat(fault.kind()).isEqualTo(kind);
    assertThat(fault.field()).isEqualTo(field);
    assertThat(fault.value()).isEqualTo(value == null ? "" : value);
    assertThat(fault.remedy()).contains(remedy);
  }

  @Test
  void allFaultsOfALineAreReported() {
    assertThat(faults("{\"price\":\"x\",\"in_stock\":2,\"created_at\":3,\"brand\":[]}"))
        .extracting(Fault::field)
        .containsExactly("price", "in_stock", "created_at", "brand", "item_id", "title");
  }

  @Test
  void idsHaveAtMost512Bytes() {
    assertThat(item("{\"item_id\":\"%s\",\"title\":\"t\"}".formatted("é".repeat(256)))).isNotNull();
    Fault fault =
        onlyFault("{\"item_id\":\"%s\",\"title\":\"t\"}".formatted("é".repeat(256) + "a"));
    assertThat(fault.kind()).isEqualTo(Fault.TOO_LONG);
    assertThat(fault.problem()).isEqualTo("has 513 bytes");
    assertThat(fault.value()).hasSize(80).endsWith("...");
  }

  @Test
  void aFieldThatIsThereTwiceIsAFault() {
    Fault fault = onlyFault("{\"item_id\":\"1\",\"title\":\"a\",\"title\":\"b\"}");
    assertThat(fault.kind()).isEqualTo(Fault.DUPLICATE_FIELD);
    assertThat(fault.field()).isEqualTo("title");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "null",
        "[]",
        "17",
        "\"text\"",
        "item_id,title",
        "{\"item_id\":\"1\",\"title\":\"a\"",
        "{\"item_id\":\"1\",\"title\":\"a\"} {}",
        "{\"item_id\":\"1\",\"title\":\"a\",}",
        "{item_id:1}",
        "{\"item_id\":\"1\",\"title\":\"a\",\"price\":NaN}",
        "{\"item_id\":\"1\",\"title\":\"a\",\"other\":NaN}",
        "{\"item_id\":\"1\",\"title\":\"a\tb\"}",
      })
  void whatIsNotOneObjectIsNotJson(String line) {
    assertThat(faults(line)).extracting(Fault::kind).containsExactly(Fault.NOT_JSON);
  }

  @Test
  void aSyntaxErrorComesAfterTheFaultsBeforeIt() {
    assertThat(faults("{\"price\":\"x\",\"title\":}"))
        .extracting(Fault::kind)
        .containsExactly(Fault.WRONG_TYPE, Fault.NOT_JSON);
  }

  @Test
  void deepNestingAndLongNumbersAreFaultsNotCrashes() {
    assertThat(faults("{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"))
        .extracting(Fault::kind)
        .containsExactly(Fault.NOT_JSON);
    assertThat(faults("{\"item_id\":\"1\",\"title\":\"a\",\"price\":" + "9".repeat(5_000) + "}"))
        .extracting(Fault::kind)
        .containsExactly(Fault.NOT_JSON);
  }

  @Test
  void everyItemSurvivesWritingAndReading() {
    for (long seed = 0; seed < 2_000; seed++) {
      Item item = randomItem(new Random(seed));
      String line = ItemJson.write(item);
      assertThat(item(line)).as("seed %d, %s", seed, line).isEqualTo(item);
    }
  }

  @Test
  void cutOrChangedLinesNeverThrow() {
    for (long seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      StringBuilder line = new StringBuilder(ItemJson.write(randomItem(random)));
      for (int change = random.nextInt(4); change > 0; change--) {
        line.setCharAt(
            random.nextInt(line.length()), "\"{}[]:,0-e\\ntx\ud800".charAt(random.nextInt(15)));
      }
      line.setLength(line.length() - random.nextInt(3));
      Parsed<Item> parsed = ItemJson.parse(line.toString());
      if (parsed instanceof Parsed.Valid<Item> valid) {
        assertThat(item(ItemJson.write(valid.value())))
            .as("seed %d, %s", seed, line)
            .isEqualTo(valid.value());
      }
    }
  }

  @Test
  void theRecordHoldsItsOwnRules() {
    assertThatThrownBy(() -> plain(" ", "t", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("item_id is blank");
    assertThatThrownBy(() -> plain("1", "", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("title is blank");
    assertThatThrownBy(() -> plain("1", "t", -2.0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("price \"-2.0\" is negative");
    assertThatThrownBy(() -> plain("1", "t", Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("price \"NaN\" is not a finite number");
  }

  @Test
  void theRecordCopiesItsCollections() {
    List<String> categories = new ArrayList<>(List.of("Home"));
    List<String> colours = new ArrayList<>(List.of("blue"));
    Map<String, List<String>> attributes = new HashMap<>(Map.of("colour", colours));
    Item item =
        new Item(
            "1",
            "t",
            null,
            null,
            categories,
            null,
            null,
            true,
            attributes,
            null,
            null,
            null,
            null,
            List.of(),
            null);
    categories.add("Garden");
    colours.add("red");
    attributes.clear();
    assertThat(item.categories()).containsExactly("Home");
    assertThat(item.attributes()).containsExactly(Map.entry("colour", List.of("blue")));
    assertThatThrownBy(() -> item.attributes().put("x", List.of()))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static Item plain(String id, String title, @Nullable Double price) {
    return new Item(
        id, title, null, null, List.of(), price, null, true, Map.of(), null, null, null, null,
        List.of(), null);
  }

  private static Item randomItem(Random random) {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      attributes.put(RandomText.of(random), RandomText.list(random, 1));
    }
    return new Item(
        RandomText.of(random),
        RandomText.of(random),
        random.nextBoolean() ? RandomText.of(random) + "\n\t" : null,
        random.nextBoolean() ? RandomText.of(random) : null,
        RandomText.list(random, 0),
        random.nextBoolean() ? random.nextDouble() * Math.pow(10, random.nextInt(40) - 20) : null,
        random.nextBoolean() ? "EUR" : null,
        random.nextBoolean(),
        attributes,
        random.nextBoolean() ? "/images/1.jpg" : null,
        random.nextBoolean() ? "de" : null,
        random.nextBoolean()
            ? Instant.ofEpochSecond(
                random.nextLong(253_402_300_800L), random.nextInt(1_000_000_000))
            : null,
        random.nextBoolean() ? RandomText.of(random) : null,
        RandomText.list(random, 0),
        random.nextBoolean() ? "{\"own\":[1.0,{\"deep\":\"\\u0000\"}]}" : null);
  }

  private static String object(Map<String, String> fields) {
    StringBuilder object = new StringBuilder();
    fields.forEach(
        (name, json) ->
            object
                .append(object.isEmpty() ? "{" : ",")
                .append('"')
                .append(name)
                .append("\":")
                .append(json));
    return object.append('}').toString();
  }

  private static Item item(String line) {
    return switch (ItemJson.parse(line)) {
      case Parsed.Valid<Item> valid -> valid.value();
      case Parsed.Invalid<Item> invalid -> throw new AssertionError(line + invalid.faults());
    };
  }

  private static Fault onlyFault(String line) {
    List<Fault> faults = faults(line);
    assertThat(faults).as(line).hasSize(1);
    return faults.getFirst();
  }

  private static List<Fault> faults(String line) {
    return switch (ItemJson.parse(line)) {
      case Parsed.Valid<Item> valid -> throw new AssertionError("taken: " + valid.value());
      case Parsed.Invalid<Item> invalid -> invalid.faults();
    };
  }
}
