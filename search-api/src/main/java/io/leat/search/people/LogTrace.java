package io.leat.search.people;

import io.leat.data.Consent;
import io.leat.data.Event;
import io.leat.data.Forgetting;
import io.leat.data.Parsed;
import io.leat.data.json.ConsentJson;
import io.leat.data.json.EventJson;
import io.leat.data.json.ForgettingJson;
import io.leat.data.json.IdJson;
import io.leat.data.log.EventLog;
import io.leat.data.log.LogRecord;
import java.util.concurrent.atomic.AtomicLong;

/** Looks for a person in the log; it reads all of it. */
final class LogTrace {
  private final String userId;
  private final String quoted;

  LogTrace(String userId) {
    this.userId = userId;
    String object = IdJson.write("user_id", userId);
    this.quoted = object.substring(object.indexOf(':') + 1, object.length() - 1);
  }

  /** How many records that name the person are older than this stamp. */
  long before(EventLog log, long stamp) {
    AtomicLong found = new AtomicLong();
    log.read(
        0,
        record -> {
          if (record.receivedAt() < stamp && mayName(record) && names(record)) {
            found.incrementAndGet();
          }
        });
    return found.get();
  }

  /** Spares most records the parsing; an id may also be written with escapes of its own. */
  private boolean mayName(LogRecord record) {
    return record.json().contains(quoted) || record.json().contains("\\u");
  }

  private boolean names(LogRecord record) {
    return switch (record.kind()) {
      case EVENT ->
          EventJson.parse(record.json()) instanceof Parsed.Valid<Event> event
              && userId.equals(event.value().userId());
      case CONSENT ->
          ConsentJson.parse(record.json()) instanceof Parsed.Valid<Consent> consent
              && userId.equals(consent.value().userId());
      case FORGET ->
          ForgettingJson.parse(record.json()) instanceof Parsed.Valid<Forgetting> forgetting
              && userId.equals(forgetting.value().userId());
      case ITEM, ITEM_PATCH, ITEM_DELETION -> false;
    };
  }
}
