package io.leat.search.intake;

import io.leat.data.Fault;
import io.leat.data.ItemChange;
import io.leat.data.Parsed;
import io.leat.data.json.IdJson;
import io.leat.data.json.ItemChangeJson;
import io.leat.data.json.ItemJson;
import io.leat.data.json.ItemPatchJson;
import io.leat.data.log.EventLog;
import io.leat.data.log.LogEntry;
import io.leat.data.log.LogKind;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.NotServingException;
import io.leat.search.SnapshotSource;
import io.leat.search.live.LiveMemory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes changes of the catalogue into the log. Safe for use by many threads. */
public final class ItemIntake {
  private final EventLog log;
  private final LiveMemory memory;
  private final SnapshotSource snapshots;

  public ItemIntake(EventLog log, LiveMemory memory, SnapshotSource snapshots) {
    this.log = log;
    this.memory = memory;
    this.snapshots = snapshots;
  }

  /**
   * Takes every valid change of a body, in their order. When this returns, those accepted are
   * durable.
   *
   * @param body one change, an array, or {@code {"items":[...]}}: {@link ItemChangeJson}
   * @throws io.leat.data.json.JsonShapeException when the body is none of these
   * @throws TooManyRowsException when there are more than 10,000
   * @throws io.leat.data.log.LogException when the log takes nothing; nothing was accepted then
   */
  public IntakeAnswer accept(String body) {
    return append(RowLimits.rows(body, "items").stream().map(ItemIntake::parse).toList());
  }

  /**
   * Takes one change; a patch or an end of an item that nobody knows is rejected.
   *
   * @throws io.leat.data.log.LogException when the log does not take it
   */
  public IntakeAnswer accept(ItemChange change) {
    return append(List.of(new Parsed.Valid<>(change)));
  }

  private static Parsed<ItemChange> parse(String row) {
    Fault tooLong = RowLimits.length(row);
    return tooLong == null ? ItemChangeJson.parse(row) : new Parsed.Invalid<>(List.of(tooLong));
  }

  private IntakeAnswer append(List<Parsed<ItemChange>> rows) {
    List<ItemChange> changes = new ArrayList<>();
    List<LogEntry> entries = new ArrayList<>();
    List<Rejection> rejected = new ArrayList<>();
    ServingSnapshot snapshot = snapshot();
    try {
      Known known = new Known(snapshot);
      for (int index = 0; index < rows.size(); index++) {
        switch (rows.get(index)) {
          case Parsed.Invalid<ItemChange> invalid ->
              rejected.add(Rejection.of(index, invalid.faults()));
          case Parsed.Valid<ItemChange> valid -> {
            if (known.allows(valid.value())) {
              changes.add(valid.value());
              entries.add(entry(valid.value()));
            } else {
              rejected.add(Rejection.of(index, List.of(unknown(valid.value().itemId()))));
            }
          }
        }
      }
    } finally {
      if (snapshot != null) {
        snapshots.release(snapshot);
      }
    }
    if (!entries.isEmpty()) {
      remember(log.append(entries), changes);
    }
    return new IntakeAnswer(changes.size(), 0, rejected);
  }

  private @Nullable ServingSnapshot snapshot() {
    try {
      return snapshots.acquire();
    } catch (NotServingException e) {
      // The first items of a shop come before its first index.
      return null;
    }
  }

  private static LogEntry entry(ItemChange change) {
    return switch (change) {
      case ItemChange.Put put ->
          new LogEntry(put.itemId(), LogKind.ITEM, ItemJson.write(put.item()));
      case ItemChange.Patch patch ->
          new LogEntry(patch.itemId(), LogKind.ITEM_PATCH, ItemPatchJson.write(patch.patch()));
      case ItemChange.Deletion deletion ->
          new LogEntry(
              deletion.itemId(), LogKind.ITEM_DELETION, IdJson.write("item_id", deletion.itemId()));
    };
  }

  private void remember(long[] stamps, List<ItemChange> changes) {
    for (int i = 0; i < stamps.length; i++) {
      memory.item(stamps[i], changes.get(i));
    }
  }

  private static Fault unknown(String itemId) {
    return new Fault(
        Fault.MISSING_FIELD, "item_id", itemId, "is not known", "PUT the whole item first");
  }

  /** Which items there are, with what the rows before did. */
  private final class Known {
    private final @Nullable ServingSnapshot snapshot;
    private final Map<String, Boolean> before = new HashMap<>();

    Known(@Nullable ServingSnapshot snapshot) {
      this.snapshot = snapshot;
    }

    boolean allows(ItemChange change) {
      String itemId = change.itemId();
      return switch (change) {
        case ItemChange.Put put -> {
          before.put(put.itemId(), true);
          yield true;
        }
        case ItemChange.Patch patch -> exists(itemId);
        case ItemChange.Deletion deletion -> {
          boolean existed = exists(itemId);
          before.put(itemId, false);
          yield existed;
        }
      };
    }

    private boolean exists(String itemId) {
      Boolean changed = before.get(itemId);
      if (changed == null) {
        changed = memory.items().exists(itemId, snapshot == null ? 0 : snapshot.watermark());
      }
      return changed == null ? snapshot != null && snapshot.itemDoc(itemId) >= 0 : changed;
    }
  }
}
