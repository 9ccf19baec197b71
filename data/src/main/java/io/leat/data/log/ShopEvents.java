package io.leat.data.log;

import io.leat.data.Event;
import io.leat.data.Parsed;
import io.leat.data.ShopFiles;
import io.leat.data.json.EventJson;
import io.leat.data.json.JsonLines;
import java.util.function.Consumer;

/** All valid events of a shop: those imported, then those received. */
public final class ShopEvents {
  private ShopEvents() {}

  /**
   * Hands on every event once for each line it stands on.
   *
   * @param position of the log up to which it is read
   */
  public static void forEach(ShopFiles shop, long position, Consumer<Event> receiver) {
    JsonLines.events(shop.events(), bytes -> {}, (line, parsed) -> accept(parsed, receiver));
    shop.log()
        .read(
            0,
            position,
            record -> {
              if (record.kind() == LogKind.EVENT) {
                accept(EventJson.parse(record.json()), receiver);
              }
            });
  }

  private static void accept(Parsed<Event> parsed, Consumer<Event> receiver) {
    if (parsed instanceof Parsed.Valid<Event> valid) {
      receiver.accept(valid.value());
    }
  }
}
