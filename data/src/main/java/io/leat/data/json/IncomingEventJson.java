package io.leat.data.json;

import io.leat.data.Event;
import io.leat.data.Parsed;
import java.time.Instant;
import java.util.List;

/**
 * An event as shops send it while it happens: in our flat form, or as a query or event object of
 * User Behavior Insights 1.3.0 (UBI). An event that does not say when it was is of now.
 */
public final class IncomingEventJson {
  private IncomingEventJson() {}

  /** The event, or all that is wrong with the text. Never throws on account of the text. */
  public static Parsed<Event> parse(String text, Instant now) {
    return JsonLine.parse(text, isUbi(text) ? new UbiLine(text, now) : new EventLine(now));
  }

  private static boolean isUbi(String text) {
    // Nearly all are flat, and a word is found far faster than a name.
    if (UbiLine.TELLING.stream().noneMatch(text::contains)) {
      return false;
    }
    List<String> names = JsonRows.names(text);
    return !names.contains("action") && names.stream().anyMatch(UbiLine.TELLING::contains);
  }
}
