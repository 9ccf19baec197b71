package io.leat.data.log;

import io.leat.data.Event;
import io.leat.data.Parsed;
import io.leat.data.ShopFiles;
import io.leat.data.json.EventJson;
import io.leat.data.json.JsonLines;

/** All valid events of a shop: those imported, then those received. */
public final class ShopEvents {
  private ShopEvents() {}

  /** Takes an event. */
  @FunctionalInterface
  public interface Receiver {
    /**
     * @param position when the log received it, epoch microseconds; 0 for an imported event
     */
    void accept(Event event, long position);
  }

  /**
   * Hands on every event once for each line it stands on.
   *
   * @param upTo position in the log up to which it is read
   */
  public static void forEach(ShopFiles shop, long upTo, Receiver receiver) {
    JsonLines.events(shop.events(), bytes -> {}, (line, parsed) -> accept(parsed, 0, receiver));
    shop.log()
        .read(
            0,
            upTo,
            record -> {
              if (record.kind() == LogKind.EVENT) {
                accept(EventJson.parse(record.json()), record.receivedAt(), receiver);
              }
            });
  }

  private static void accept(Parsed<Event> parsed, long position, Receiver receiver) {
    if (parsed instanceof Parsed.Valid<Event> valid) {
      receiver.accept(valid.value(), position);
    }
  }
}
