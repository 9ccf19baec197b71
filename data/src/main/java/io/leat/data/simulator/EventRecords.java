package io.leat.data.simulator;

import io.leat.data.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Drafts as events, numbered in order of time. */
final class EventRecords {
  private final Ids ids;
  private long number;

  EventRecords(Ids ids) {
    this.ids = ids;
  }

  Event next(Draft draft) {
    List<String> shown = new ArrayList<>(draft.shown.length);
    for (int item : draft.shown) {
      shown.add(ids.item(item));
    }
    return new Event(
        ids.event(number++),
        draft.shopper == Draft.NONE ? null : ids.shopper(draft.shopper),
        draft.session == Draft.NONE ? null : ids.session(draft.session),
        draft.action,
        Instant.ofEpochMilli(draft.millis),
        draft.item == Draft.NONE ? null : ids.item(draft.item),
        shown,
        draft.query,
        draft.queryNumber == Draft.NONE ? null : ids.query(draft.session, draft.queryNumber),
        known(draft.position),
        known(draft.quantity),
        draft.price == Draft.NONE ? null : (Double) draft.price,
        draft.stars == Draft.NONE ? null : (Double) (double) draft.stars,
        draft.order == Draft.NONE ? null : ids.order(draft.order),
        draft.surface,
        null,
        null,
        null);
  }

  private static @Nullable Integer known(int value) {
    return value == Draft.NONE ? null : (Integer) value;
  }
}
