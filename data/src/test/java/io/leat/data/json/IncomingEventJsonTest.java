package io.leat.data.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.profile.Action;
import io.leat.data.Event;
import io.leat.data.Fault;
import io.leat.data.Parsed;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncomingEventJsonTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00.125Z");

  private static final String CLICK =
      """
      {"application":"primary-search","action_name":"click","query_id":"q-2","session_id":"s-5",\
      "client_id":"c-3","user_id":"u7","timestamp":"2026-03-01T13:00:00+01:00",\
      "message_type":"CLICK","message":"chose a lamp",\
      "event_attributes":{"object":{"object_id":"L-17","object_id_field":"sku"},\
      "position":{"ordinal":2,"xy":{"x":1,"y":2}},"colour":"red"}}""";

  private static final String SEARCH =
      """
      {"application":"primary-search","query_id":"q-2","client_id":"c-3","user_query":"brass lamp",\
      "query_response_id":"r-9","query_response_hit_ids":["L-17","L-18"],\
      "object_id_field":"sku","timestamp":"2026-03-01T12:00:00Z","query_attributes":{"page":1}}""";

  @Test
  void theFlatFormIsAsInFilesButMayLeaveOutTheTime() {
    String flat = "{\"event_id\":\"e1\",\"user_id\":\"u\",\"action\":\"view\",\"item_id\":\"L-1\"";

    assertThat(event(flat + "}").timestamp()).isEqualTo(NOW);
    assertThat(event(flat + ",\"timestamp\":null}").timestamp()).isEqualTo(NOW);
    String timed = flat + ",\"timestamp\":\"2026-03-01T12:00:00Z\",\"user_query\":\"kept\"}";
    assertThat(event(timed)).isEqualTo(valid(EventJson.parse(timed)));
    assertThat(fault(flat.replace("\"event_id\":\"e1\",", "") + "}").field()).isEqualTo("event_id");
    assertThat(fault(flat + ",\"timestamp\":5}").kind()).isEqualTo(Fault.BAD_TIME);
  }

  @Test
  void aUbiEventBecomesOneOfOurs() {
    Event event = event(CLICK);

    assertThat(event)
        .isEqualTo(
            new Event(
                event.eventId(),
                "u7",
                "s-5",
                Action.CLICK,
                Instant.parse("2026-03-01T12:00:00Z"),
                "L-17",
                List.of(),
                null,
                "q-2",
                2,
                null,
                null,
                null,
                null,
                "primary-search",
                null,
                null,
                """
                {"client_id":"c-3","message_type":"CLICK","message":"chose a lamp",\
                "event_attributes":{"object":{"object_id":"L-17","object_id_field":"sku"},\
                "position":{"ordinal":2,"xy":{"x":1,"y":2}},"colour":"red"}}"""));
    assertThat(event.eventId()).matches("ubi-[0-9a-f]{32}");
    assertThat(valid(EventJson.parse(EventJson.write(event)))).isEqualTo(event);
  }

  @Test
  void aUbiQueryIsASearch() {
    Event event = event(SEARCH);

    assertThat(event.action()).isEqualTo(Action.SEARCH);
    assertThat(event.query()).isEqualTo("brass lamp");
    assertThat(event.itemIds()).containsExactly("L-17", "L-18");
    assertThat(event.queryId()).isEqualTo("q-2");
    assertThat(event.userId()).isNull();
    assertThat(event.sessionId()).isEqualTo("c-3");
    assertThat(event.unknownFields())
        .isEqualTo(
            """
            {"client_id":"c-3","query_response_id":"r-9","object_id_field":"sku",\
            "query_attributes":{"page":1}}""");
  }

  @Test
  void isLenientWhereTheSchemaAsksForMoreThanItNeeds() {
    assertThat(event("{\"query_response_hit_ids\":[],\"client_id\":\"c\"}").query()).isNull();
    Event bare =
        event(
            "{\"action_name\":\"view\",\"client_id\":\"c\","
                + "\"event_attributes\":{\"object\":{\"object_id\":1234}}}");
    assertThat(bare.itemId()).isEqualTo("1234");
    assertThat(bare.position()).isNull();
    assertThat(bare.timestamp()).isEqualTo(NOW);
    Event local =
        event(
            CLICK.replace("13:00:00+01:00", "12:00:00").replace("\"ordinal\":2", "\"ordinal\":0"));
    assertThat(local.timestamp()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
    assertThat(local.position()).isNull();
    Event blankUser = event(CLICK.replace("\"user_id\":\"u7\"", "\"user_id\":\"\""));
    assertThat(blankUser.userId()).isNull();
    assertThat(
            event("{\"action_name\":\"search\",\"client_id\":\"c\",\"message\":\"lamp\"}").query())
        .isEqualTo("lamp");
  }

  @Test
  void attributesMayNameThePersonAndThePurchase() {
    Event event =
        event(
            """
            {"action_name":"buy","event_attributes":{"user_id":"u7","session_id":"s-5",
             "object":{"object_id":"L-17"},"quantity":3,"price":12.5,"order_id":"o-1"}}""");

    assertThat(event.action()).isEqualTo(Action.PURCHASE);
    assertThat(event.userId()).isEqualTo("u7");
    assertThat(event.sessionId()).isEqualTo("s-5");
    assertThat(event.quantity()).isEqualTo(3);
    assertThat(event.price()).isEqualTo(12.5);
    assertThat(event.orderId()).isEqualTo("o-1");
  }

  @ParameterizedTest
  @CsvSource({
    "click,CLICK",
    "click_through,CLICK",
    "item_click,CLICK",
    "Item-Click,CLICK",
    "view,VIEW",
    "watch,VIEW",
    "add_to_cart,ADD_TO_CART",
    "Add to cart,ADD_TO_CART",
    "remove_from_cart,REMOVE_FROM_CART",
    "purchase,PURCHASE",
    "buy,PURCHASE",
    "return,RETURN",
    "impression,IMPRESSION",
    "search,SEARCH",
    "on_search,SEARCH"
  })
  void knowsTheUsualNamesOfActions(String name, Action action) {
    assertThat(event(CLICK.replace("\"click\"", "\"" + name + "\"")).action()).isEqualTo(action);
  }

  @Test
  void theIdIsOfTheContentAndOfTheTimeWhereTheContentHasNone() {
    assertThat(event(CLICK).eventId()).isEqualTo(event(CLICK).eventId());
    assertThat(event(CLICK.replace("L-17", "L-18")).eventId()).isNotEqualTo(event(CLICK).eventId());
    assertThat(event(CLICK.replaceFirst("\\{", "{\"event_id\":\"mine\",")).eventId())
        .isEqualTo("mine");
    String timeless = SEARCH.replace("\"timestamp\":\"2026-03-01T12:00:00Z\",", "");
    assertThat(valid(IncomingEventJson.parse(timeless, NOW.plusMillis(1))).eventId())
        .isNotEqualTo(event(timeless).eventId());
    assertThat(event(timeless).eventId()).isEqualTo(event(timeless).eventId());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"click\" | \"hover\" | action_name | click_through",
        "\"click\" | 5 | action_name | not text",
        "\"click\" | null | action_name | is missing",
        "\"L-17\" | true | event_attributes.object.object_id | not text",
        "\"L-17\" | null | event_attributes.object.object_id | is missing",
        "{\"object_id\":\"L-17\",\"object_id_field\":\"sku\"} | 5 | event_attributes.object | not an object",
        "\"ordinal\":2 | \"ordinal\":\"2\" | event_attributes.position.ordinal | text, not a number",
        "\"2026-03-01T13:00:00+01:00\" | \"yesterday\" | timestamp | ISO-8601",
        "\"2026-03-01T13:00:00+01:00\" | 1772366400 | timestamp | number",
        "\"u7\" | 7 | user_id | not text",
        "\"s-5\" | {} | session_id | not text",
        "\"c-3\" | [] | client_id | not text",
        "\"q-2\" | 2 | query_id | not text",
        "\"primary-search\" | 1 | application | not text",
        "\"chose a lamp\" | 1 | message | not text",
        "\"colour\":\"red\" | \"quantity\":0 | event_attributes.quantity | less than 1",
        "\"colour\":\"red\" | \"price\":-1 | event_attributes.price | negative",
        "\"colour\":\"red\" | \"value\":\"x\" | event_attributes.value | number",
        "\"click\" | \"rating\" | value | rating",
      })
  void whatIsWrongIsNamed(String right, String wrong, String field, String problem) {
    Fault fault = fault(CLICK.replace(right, wrong));

    assertThat(fault.field()).isEqualTo(field);
    assertThat(fault.sentence()).contains(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"brass lamp\" | 7 | user_query",
        "[\"L-17\",\"L-18\"] | [17] | query_response_hit_ids",
        "\"c-3\" | null | client_id",
        "\"r-9\" | 9 | query_response_id",
      })
  void whatIsWrongWithAQueryIsNamed(String right, String wrong, String field) {
    assertThat(fault(SEARCH.replace(right, wrong)).field()).isEqualTo(field);
  }

  @Test
  void whatIsNoObjectIsAFaultOfTheRow() {
    assertThat(fault("5").kind()).isEqualTo(Fault.NOT_JSON);
    assertThat(fault("{\"action_name\":\"click\"").kind()).isEqualTo(Fault.NOT_JSON);
  }

  private static Event event(String text) {
    return valid(IncomingEventJson.parse(text, NOW));
  }

  private static Event valid(Parsed<Event> parsed) {
    assertThat(parsed).isInstanceOf(Parsed.Valid.class);
    return ((Parsed.Valid<Event>) parsed).value();
  }

  private static Fault fault(String text) {
    assertThat(IncomingEventJson.parse(text, NOW)).as(text).isInstanceOf(Parsed.Invalid.class);
    return ((Parsed.Invalid<Event>) IncomingEventJson.parse(text, NOW)).faults().getFirst();
  }
}
