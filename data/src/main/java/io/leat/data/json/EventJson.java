package io.leat.data.json;

import io.leat.data.Event;
import io.leat.data.Parsed;

/** {@link Event} to and from one line of JSON. Stateless; safe for use by many threads. */
public final class EventJson {
  private EventJson() {}

  public static Parsed<Event> parse(String line) {
    throw new UnsupportedOperationException();
  }

  /** One line without its end; absent fields are left out, unknown fields are put back. */
  public static String write(Event event) {
    throw new UnsupportedOperationException();
  }
}
