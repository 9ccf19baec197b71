package io.leat.search.live;

import io.leat.data.Consent;
import io.leat.data.EpochTime;
import io.leat.data.Event;
import io.leat.data.Forgetting;
import io.leat.data.ItemChange;
import io.leat.data.Parsed;
import io.leat.data.json.ConsentJson;
import io.leat.data.json.EventJson;
import io.leat.data.json.ForgettingJson;
import io.leat.data.json.IdJson;
import io.leat.data.json.ItemJson;
import io.leat.data.json.ItemPatchJson;
import io.leat.data.log.EventLog;
import io.leat.data.log.LogKind;
import io.leat.data.log.LogRecord;
import io.leat.index.document.UserDocument;
import io.leat.index.forgotten.ForgottenPeople;
import io.leat.index.forgotten.Tombstone;
import io.leat.index.search.ServingSnapshot;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that is remembered of what was accepted lately. Every accepted record comes to it once, with
 * the stamp that the log gave it, or out of the log when the process starts.
 */
public final class LiveMemory {
  private static final Logger LOG = LoggerFactory.getLogger(LiveMemory.class);
  private static final int REMEMBERED_IDS = 1_000_000;
  private static final int REMEMBERED_ITEMS = 1_000_000;

  private final RecentIds eventIds = new RecentIds(REMEMBERED_IDS);
  private final LiveItems items = new LiveItems(REMEMBERED_ITEMS);
  private final LiveShoppers shoppers;
  private final Unpublished unpublished = new Unpublished();
  private final Consents consents = new Consents();
  private final @Nullable ForgottenPeople forgotten;
  private final InstantSource clock;
  private volatile boolean following;

  /** A memory of nobody forgotten. */
  public LiveMemory(InstantSource clock) {
    this(MemoryBounds.DEFAULT, clock, null);
  }

  /**
   * @param clock by which acts are forgotten
   * @param forgotten the tombstones that are obeyed, and added to by the log's records; null for
   *     none
   */
  public LiveMemory(MemoryBounds bounds, InstantSource clock, @Nullable ForgottenPeople forgotten) {
    this.clock = clock;
    this.forgotten = forgotten;
    shoppers = new LiveShoppers(bounds, clock);
  }

  public RecentIds eventIds() {
    return eventIds;
  }

  public LiveItems items() {
    return items;
  }

  public LiveShoppers shoppers() {
    return shoppers;
  }

  /** Remembers an event; false for one whose id was accepted before. */
  public boolean event(long stamp, Event event) {
    unpublished.accepted(LogKind.EVENT, stamp);
    if (!eventIds.add(event.eventId())) {
      return false;
    }
    shoppers.add(stamp, event);
    return true;
  }

  /** Remembers a change of the catalogue. */
  public void item(long stamp, ItemChange change) {
    switch (change) {
      case ItemChange.Put put -> {
        items.put(put.itemId(), stamp);
        unpublished.accepted(LogKind.ITEM, stamp);
      }
      case ItemChange.Patch patch -> unpublished.accepted(LogKind.ITEM_PATCH, stamp);
      case ItemChange.Deletion deletion -> {
        items.delete(deletion.itemId(), stamp);
        unpublished.accepted(LogKind.ITEM_DELETION, stamp);
      }
    }
  }

  /** Remembers a person's wish. */
  public void consent(long stamp, Consent consent) {
    unpublished.accepted(LogKind.CONSENT, stamp);
    consents.add(stamp, consent.userId(), consent.personalisation());
  }

  /**
   * Forgets all of a person that is older than the stamp, here and, by a tombstone that is durable
   * when this returns, wherever the index is read.
   */
  public LiveShoppers.Forgotten forget(long stamp, Forgetting forgetting) {
    String userId = forgetting.userId();
    unpublished.accepted(LogKind.FORGET, stamp);
    if (forgotten != null && !forgotten.isForgotten(userId, stamp - 1)) {
      Tombstone unused = forgotten.add(userId, stamp);
    }
    consents.forget(userId);
    return shoppers.forget(userId, forgetting.sessionIds());
  }

  /** What is known of a user, by this snapshot and since. */
  public KnownPerson person(ServingSnapshot snapshot, String userId) {
    long forgottenAt = forgottenAt(userId);
    UserDocument document =
        snapshot.user(userId).filter(found -> found.position() >= forgottenAt).orElse(null);
    Boolean wish = consents.personalisation(userId);
    // Of a stamp up to the watermark it is decided whether it counts, and done.
    long indexed = document == null ? 0 : Math.max(document.position(), snapshot.watermark());
    return new KnownPerson(
        document,
        Math.max(indexed, forgottenAt),
        wish == null ? document == null || document.personalisation() : wish,
        document != null || wish != null || forgottenAt > 0 || shoppers.knows(userId));
  }

  /** What a user, or a session, did that is in no document, where it may be made use of. */
  public List<Act> acts(
      ServingSnapshot snapshot, @Nullable String userId, @Nullable String sessionId, long counted) {
    Map<String, KnownPerson> owners = new HashMap<>();
    return shoppers.uncounted(
        userId,
        sessionId,
        counted,
        act -> mayUse(act, owner -> owners.computeIfAbsent(owner, id -> person(snapshot, id))));
  }

  private boolean mayUse(Act act, Function<String, KnownPerson> owners) {
    return act.userId() == null
        || (owners.apply(act.userId()).personalisation()
            && act.accepted() > forgottenAt(act.userId()));
  }

  private long forgottenAt(String userId) {
    return forgotten == null ? 0 : forgotten.find(userId).map(Tombstone::position).orElse(0L);
  }

  /**
   * Another snapshot is served.
   *
   * @param watermark up to which it is complete
   */
  public void published(long watermark, Unpublished.Listener listener) {
    unpublished.published(watermark, EpochTime.microseconds(clock.instant()), listener);
  }

  /**
   * Age of the oldest record that was accepted and is not in a snapshot that is complete up to
   * this; 0 when all are, null when no log is followed.
   */
  public @Nullable Long lagMillis(long watermark) {
    if (!following) {
      return null;
    }
    long oldest = unpublished.oldest(watermark);
    return oldest == Long.MAX_VALUE ? 0L : ageMillis(oldest);
  }

  /** How long ago a stamp was given. */
  public long ageMillis(long stamp) {
    return Math.max(0, (EpochTime.microseconds(clock.instant()) - stamp) / 1000);
  }

  /**
   * Takes what the log has already.
   *
   * @param after epoch microseconds; what was stamped up to then is not needed
   */
  public void warm(EventLog log, long after) {
    log.read(after, this::take);
    following = true;
  }

  private void take(LogRecord record) {
    long stamp = record.receivedAt();
    String json = record.json();
    switch (record.kind()) {
      case EVENT -> take(record, EventJson.parse(json), event -> event(stamp, event));
      case ITEM ->
          take(record, ItemJson.parse(json), item -> item(stamp, new ItemChange.Put(item)));
      case ITEM_PATCH ->
          take(
              record, ItemPatchJson.parse(json), patch -> item(stamp, new ItemChange.Patch(patch)));
      case ITEM_DELETION ->
          take(
              record,
              IdJson.parse("item_id", json),
              itemId -> item(stamp, new ItemChange.Deletion(itemId)));
      case CONSENT -> take(record, ConsentJson.parse(json), consent -> consent(stamp, consent));
      case FORGET ->
          take(record, ForgettingJson.parse(json), forgetting -> forget(stamp, forgetting));
    }
  }

  private static <T> void take(LogRecord record, Parsed<T> parsed, Consumer<T> receiver) {
    switch (parsed) {
      case Parsed.Valid<T> valid -> receiver.accept(valid.value());
      // The jobs meet it too, and keep it with its reasons.
      case Parsed.Invalid<T> invalid -> LOG.debug("Passed over {}: {}", record, invalid.faults());
    }
  }
}
