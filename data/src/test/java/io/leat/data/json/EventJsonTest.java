package io.leat.data.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.core.profile.Action;
import io.leat.data.Event;
import io.leat.data.Fault;
import io.leat.data.Parsed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventJsonTest {
  private static final String FULL =
      """
      {"event_id":"e1","user_id":"u","session_id":"s","action":"purchase",\
      "timestamp":"2026-03-01T12:00:00.250Z","item_id":"L-1","item_ids":["L-1","L-2"],\
      "query":"brass lamp","query_id":"q","position":2,"quantity":3,"price":12.5,"value":4.5,\
      "order_id":"o","surface":"home","experiment":"x","variant":"B","country":"Wales"}""";

  @Test
  void readsEveryField() {
    assertThat(event(FULL))
        .isEqualTo(
            new Event(
                "e1",
                "u",
                "s",
                Action.PURCHASE,
                Instant.parse("2026-03-01T12:00:00.250Z"),
                "L-1",
                List.of("L-1", "L-2"),
                "brass lamp",
                "q",
                2,
                3,
                12.5,
                4.5,
                "o",
                "home",
                "x",
                "B",
                "{\"country\":\"Wales\"}"));
    assertThat(EventJson.write(event(FULL))).isEqualTo(FULL);
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void everyActionIsReadByItsExternalName(Action action) {
    Map<String, String> fields = fields();
    fields.put("action", '"' + action.externalName() + '"');
    fields.put("value", "3");
    assertThat(event(object(fields)).action()).isEqualTo(action);
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void theItemMayBeAbsentOnlyWhereTheActionAllowsIt(Action action) {
    Map<String, String> fields = fields();
    fields.put("action", '"' + action.externalName() + '"');
    fields.put("value", "3");
    fields.remove("item_id");
    if (action == Action.SEARCH || action == Action.IMPRESSION) {
      assertThat(event(object(fields)).itemId()).isNull();
    } else {
      Fault fault = onlyFault(object(fields));
      assertThat(fault.kind()).isEqualTo(Fault.MISSING_FIELD);
      assertThat(fault.field()).isEqualTo("item_id");
      assertThat(fault.remedy()).contains(action.externalName());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "event_id   | 1            | wrong_type     | 1     | \"1\"",
        "event_id   | \"\"         | bad_text       |       | give a value",
        "user_id    | 17850        | wrong_type     | 17850 | write id such as \"17850\"",
        "user_id    | \"  \"       | bad_text       |       | leave the field out",
        "session_id | \"\"         | bad_text       |       | leave the field out",
        "action     | \"buy\"      | unknown_action | buy   | view, click, add_to_cart, remove_from_cart, purchase, return, search, impression, rating",
        "action     | \"PURCHASE\" | unknown_action | PURCHASE | purchase",
        "action     | 4            | wrong_type     | 4     | \"4\"",
        "timestamp  | 1291191960   | bad_time       | 1291191960 | write 2010-12-01T08:26:00Z; leat import",
        "timestamp  | \"1291191960000\" | bad_time  | 1291191960000 | write 2010-12-01T08:26:00Z; leat import",
        "timestamp  | \"2026-03-01 12:00:00\" | bad_time | 2026-03-01 12:00:00 | 2026-03-01T12:00:00Z if it is UTC",
        "timestamp  | \"2026-03-01\" | bad_time     | 2026-03-01 | 2026-03-01T00:00:00Z",
        "timestamp  | \"2026-02-30T12:00:00Z\" | bad_time | 2026-02-30T12:00:00Z | 2026-03-01T12:00:00Z",
        "timestamp  | \"2026-02-20T24:00:00Z\" | bad_time | 2026-02-20T24:00:00Z | 2026-03-01T12:00:00Z",
        "timestamp  | \"01/03/2026\" | bad_time     | 01/03/2026 | 2026-03-01T12:00:00Z",
        "timestamp  | \"1969-12-31T23:59:59Z\" | out_of_range | 1969-12-31T23:59:59Z | clock",
        "timestamp  | \"+12026-03-01T12:00:00Z\" | out_of_range | +12026-03-01T12:00:00Z | unit",
        "timestamp  | true         | bad_time       | true  | 2026-03-01T12:00:00Z",
        "item_id    | []           | wrong_type     | []    | write id",
        "item_ids   | \"L-1\"      | wrong_type     | \"L-1\" | write [\"L-1\"]",
        "item_ids   | [1]          | wrong_type     | 1     | quoted",
        "item_ids   | [\" \"]      | bad_text       |       | give a value",
        "query      | 5            | wrong_type     | 5     | \"5\"",
        "query_id   | \"\"         | bad_text       |       | leave the field out",
        "position   | 0            | out_of_range   | 0     | from 1",
        "position   | \"2\"        | wrong_type     | 2     | write 2, without quotes",
        "quantity   | -1           | out_of_range   | -1    | return",
        "quantity   | 2.0          | wrong_type     | 2.0   | write 2, without quotes",
        "quantity   | 1.5          | wrong_type     | 1.5   | such as 3",
        "quantity   | 3000000000   | wrong_type     | 3000000000 | whole number",
        "price      | \"12,50\"    | wrong_type     | 12,50 | write 12.50",
        "price      | -0.01        | out_of_range   | -0.01 | return",
        "value      | \"high\"     | wrong_type     | high  | such as",
        "value      | -1e999       | out_of_range   | -Infinity | finite",
        "order_id   | 536365       | wrong_type     | 536365 | \"536365\"",
        "surface    | {}           | wrong_type     | {}    | text",
        "experiment | [\"a\"]      | wrong_type     | [\"a\"] | text",
        "variant    | false        | wrong_type     | false | \"false\"",
      })
  void aWrongValueIsNamedWithARemedy(
      String field, String json, String kind, String value, String advice) {
    Map<String, String> fields = fields();
    fields.put(field, json);
    Fault fault = onlyFault(object(fields));
    assertThat(fault.kind()).isEqualTo(kind);
    assertThat(fault.field()).isEqualTo(field);
    assertThat(fault.value()).isEqualTo(value == null ? "" : value);
    assertThat(fault.problem() + ": " + fault.remedy()).contains(advice);
  }

  @ParameterizedTest
  @CsvSource({"event_id", "action", "timestamp", "item_id", "user_id"})
  void aMissingFieldIsNamed(String field) {
    Map<String, String> fields = fields();
    fields.remove(field);
    Fault absent = onlyFault(object(fields));
    assertThat(absent.kind()).isEqualTo(Fault.MISSING_FIELD);
    assertThat(absent.field()).isEqualTo(field);
    fields.put(field, "null");
    assertThat(onlyFault(object(fields))).isEqualTo(absent);
  }

  @Test
  void aSessionAloneIsEnough() {
    Map<String, String> fields = fields();
    fields.remove("user_id");
    fields.put("session_id", "\"s\"");
    assertThat(event(object(fields)).sessionId()).isEqualTo("s");
  }

  @ParameterizedTest
  @CsvSource({"0", "0.99", "5.01", "-3"})
  void aRatingLiesBetween1And5(String value) {
    Map<String, String> fields = fields();
    fields.put("action", "\"rating\"");
    fields.put("value", value);
    Fault fault = onlyFault(object(fields));
    assertThat(fault.field()).isEqualTo("value");
    assertThat(fault.kind()).isEqualTo(Fault.OUT_OF_RANGE);
    assertThat(fault.remedy()).contains("from 1 (worst) to 5 (best)");
    fields.remove("value");
    assertThat(onlyFault(object(fields)).kind()).isEqualTo(Fault.MISSING_FIELD);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T12:00:00Z,2026-03-01T12:00:00Z",
    "2026-03-01T13:00:00+01:00,2026-03-01T12:00:00Z",
    "2026-03-01T12:00Z,2026-03-01T12:00:00Z",
    "2026-03-01T12:00:00.123456Z,2026-03-01T12:00:00.123456Z",
    "2026-03-01T12:00:00.123Z,2026-03-01T12:00:00.123Z",
    "2024-02-29T00:00:00Z,2024-02-29T00:00:00Z",
    "1970-01-01T00:00:00Z,1970-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z,9999-12-31T23:59:59Z",
  })
  void isoTimesWithAZoneAreTaken(String text, Instant expected) {
    Map<String, String> fields = fields();
    fields.put("timestamp", '"' + text + '"');
    assertThat(event(object(fields)).timestamp()).isEqualTo(expected);
  }

  @Test
  void theQuickWayOfReadingTimesAgreesWithTheJdk() {
    for (long seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text =
          new StringBuilder(
              Instant.ofEpochMilli(
                      random.nextLong(253_402_300_800_000L) / 1_000 * 1_000
                          + random.nextLong(1_000))
                  .toString());
      if (random.nextInt(3) == 0) {
        text.setCharAt(random.nextInt(text.length()), "0123456789-:TZ.".charAt(random.nextInt(15)));
      }
      Instant expected;
      try {
        expected = java.time.OffsetDateTime.parse(text).toInstant();
      } catch (java.time.DateTimeException e) {
        expected = null;
      }
      assertThat(Timestamps.parse(text.toString()))
          .as("seed %d, %s", seed, text)
          .isEqualTo(expected);
    }
  }

  @Test
  void allFaultsOfALineAreReported() {
    assertThat(faults("{\"action\":\"rating\",\"position\":0,\"price\":-1,\"timestamp\":5}"))
        .extracting(Fault::field)
        .containsExactly(
            "position", "price", "timestamp", "event_id", "user_id", "item_id", "value");
  }

  @Test
  void everyEventSurvivesWritingAndReading() {
    for (long seed = 0; seed < 2_000; seed++) {
      Event event = randomEvent(new Random(seed));
      String line = EventJson.write(event);
      assertThat(event(line)).as("seed %d, %s", seed, line).isEqualTo(event);
    }
  }

  @Test
  void theRecordHoldsItsOwnRules() {
    assertThatThrownBy(() -> plain("e", null, Action.VIEW, "i", 1, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("user_id is missing");
    assertThatThrownBy(() -> plain("", "u", Action.VIEW, "i", 1, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("event_id is blank");
    assertThatThrownBy(() -> plain("e", "u", Action.VIEW, null, 1, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("item_id is missing");
    assertThatThrownBy(() -> plain("e", "u", Action.VIEW, "i", 0, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("quantity \"0\" is less than 1");
    assertThatThrownBy(() -> plain("e", "u", Action.RATING, "i", 1, 6.0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("value \"6.0\" is not between 1 and 5");
  }

  @Test
  void theRecordCopiesItsList() {
    List<String> shown = new ArrayList<>(List.of("a"));
    Event event =
        new Event(
            "e",
            "u",
            null,
            Action.IMPRESSION,
            Instant.EPOCH,
            null,
            shown,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    shown.add("b");
    assertThat(event.itemIds()).containsExactly("a");
  }

  private static Event plain(
      String id,
      @Nullable String user,
      Action action,
      @Nullable String item,
      @Nullable Integer quantity,
      @Nullable Double value) {
    return new Event(
        id,
        user,
        null,
        action,
        Instant.EPOCH,
        item,
        List.of(),
        null,
        null,
        null,
        quantity,
        null,
        value,
        null,
        null,
        null,
        null,
        null);
  }

  private static Event randomEvent(Random random) {
    Action action = RandomText.from(random, Action.values());
    return new Event(
        RandomText.of(random),
        random.nextBoolean() ? RandomText.of(random) : null,
        RandomText.of(random),
        action,
        Instant.ofEpochSecond(random.nextLong(253_402_300_800L), random.nextInt(1_000_000_000)),
        action.needsItem() || random.nextBoolean() ? RandomText.of(random) : null,
        RandomText.list(random, 0),
        random.nextBoolean() ? RandomText.of(random) : null,
        random.nextBoolean() ? RandomText.of(random) : null,
        random.nextBoolean() ? 1 + random.nextInt(100) : null,
        random.nextBoolean() ? 1 + random.nextInt(Integer.MAX_VALUE - 1) : null,
        random.nextBoolean() ? random.nextDouble() : null,
        action == Action.RATING || random.nextBoolean() ? 1 + random.nextInt(5) * 1.0 : null,
        random.nextBoolean() ? RandomText.of(random) : null,
        random.nextBoolean() ? RandomText.of(random) : null,
        random.nextBoolean() ? RandomText.of(random) : null,
        random.nextBoolean() ? RandomText.of(random) : null,
        random.nextBoolean() ? "{\"own\":[1.0,{\"deep\":\"\\u0000\"}]}" : null);
  }

  private static Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("event_id", "\"e1\"");
    fields.put("user_id", "\"u1\"");
    fields.put("action", "\"view\"");
    fields.put("timestamp", "\"2026-03-01T12:00:00Z\"");
    fields.put("item_id", "\"L-1\"");
    return fields;
  }

  private static String object(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> "\"%s\":%s".formatted(field.getKey(), field.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static Event event(String line) {
    return switch (EventJson.parse(line)) {
      case Parsed.Valid<Event> valid -> valid.value();
      case Parsed.Invalid<Event> invalid -> throw new AssertionError(line + invalid.faults());
    };
  }

  private static Fault onlyFault(String line) {
    List<Fault> faults = faults(line);
    assertThat(faults).as(line).hasSize(1);
    return faults.getFirst();
  }

  private static List<Fault> faults(String line) {
    return switch (EventJson.parse(line)) {
      case Parsed.Valid<Event> valid -> throw new AssertionError("taken: " + valid.value());
      case Parsed.Invalid<Event> invalid -> invalid.faults();
    };
  }
}
