package io.leat.data.json;

import io.leat.data.Event;
import io.leat.data.Parsed;

/** {@link Event} to and from one line of JSON. Stateless; safe for use by many threads. */
public final class EventJson {
  private EventJson() {}

  /** The event, or all that is wrong with the line. Never throws on account of the line. */
  public static Parsed<Event> parse(String line) {
    return JsonLine.parse(line, new EventLine(null));
  }

  /** One line without its end; absent fields are left out, unknown fields are put back. */
  public static String write(Event event) {
    return new LineWriter()
        .text("event_id", event.eventId())
        .text("user_id", event.userId())
        .text("session_id", event.sessionId())
        .text("action", event.action().externalName())
        .time("timestamp", event.timestamp())
        .text("item_id", event.itemId())
        .texts("item_ids", event.itemIds())
        .text("query", event.query())
        .text("query_id", event.queryId())
        .number("position", event.position())
        .number("quantity", event.quantity())
        .number("price", event.price())
        .number("value", event.value())
        .text("order_id", event.orderId())
        .text("surface", event.surface())
        .text("experiment", event.experiment())
        .text("variant", event.variant())
        .end(event.unknownFields());
  }
}
