package io.leat.search.people;

import io.leat.data.Consent;
import io.leat.data.EpochTime;
import io.leat.data.Forgetting;
import io.leat.data.json.ConsentJson;
import io.leat.data.json.ForgettingJson;
import io.leat.data.log.EventLog;
import io.leat.data.log.LogEntry;
import io.leat.data.log.LogKind;
import io.leat.data.log.LogRetention;
import io.leat.index.document.SessionDocument;
import io.leat.index.document.UserDocument;
import io.leat.index.forgotten.ForgottenPeople;
import io.leat.index.forgotten.Tombstone;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.NotFoundException;
import io.leat.search.NotServingException;
import io.leat.search.SnapshotSource;
import io.leat.search.live.Act;
import io.leat.search.live.LiveMemory;
import io.leat.search.live.LiveShoppers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** What people may ask of what is known of them. Safe for use by many threads. */
public final class PersonalData {
  private static final int HASH_DIGITS = 16;

  private final EventLog log;
  private final ForgottenPeople forgotten;
  private final LiveMemory memory;
  private final SnapshotSource snapshots;

  public PersonalData(
      EventLog log, ForgottenPeople forgotten, LiveMemory memory, SnapshotSource snapshots) {
    this.log = log;
    this.forgotten = forgotten;
    this.memory = memory;
    this.snapshots = snapshots;
  }

  /**
   * Makes it so that nothing older than now is made use of, here at once and for good.
   *
   * @throws io.leat.data.log.LogException when the log does not take it; nobody is forgotten then
   */
  public ForgetReceipt forget(String userId) {
    Indexed before = served(snapshot -> Indexed.of(snapshot, memory, userId), Indexed.NOTHING);
    Forgetting forgetting = new Forgetting(userId, memory.shoppers().sessionsOf(userId));
    long stamp = append(userId, LogKind.FORGET, ForgettingJson.write(forgetting));
    LiveShoppers.Forgotten live = memory.forget(stamp, forgetting);
    Tombstone tombstone = forgotten.find(userId).orElseThrow();
    String receiptId = receiptId(tombstone.hash(), stamp);
    return new ForgetReceipt(
        new ForgetReceipt.Deleted(
            before.profileItems, live.acts(), live.sessions() + before.sessions),
        receiptId,
        "/v1/users/%s/forgotten/%s"
            .formatted(
                URLEncoder.encode(userId, StandardCharsets.UTF_8).replace("+", "%20"), receiptId));
  }

  private record Indexed(int profileItems, int sessions) {
    static final Indexed NOTHING = new Indexed(0, 0);

    static Indexed of(ServingSnapshot snapshot, LiveMemory memory, String userId) {
      return new Indexed(
          memory.person(snapshot, userId).profile().items().size(),
          snapshot.sessionTime(SessionDocument.keyOfUser(userId)).isPresent() ? 1 : 0);
    }
  }

  private static String receiptId(String hash, long stamp) {
    return hash.substring(0, HASH_DIGITS) + "-" + stamp;
  }

  /**
   * Whether any trace is left of what was known when the receipt was given. Reads the whole log.
   *
   * @throws NotFoundException when this person has no such receipt
   */
  public ForgetProof verify(String userId, String receiptId) {
    Tombstone tombstone =
        forgotten
            .find(userId)
            .filter(found -> isReceipt(receiptId, found))
            .orElseThrow(() -> NotFoundException.receipt(receiptId));
    long stamp = tombstone.position();
    List<ForgetProof.Place> places = new ArrayList<>();
    places.add(recentActs(userId, stamp));
    places.addAll(served(snapshot -> indexed(snapshot, userId, stamp), List.of()));
    places.add(inLog(userId, stamp));
    return new ForgetProof(
        userId,
        receiptId,
        EpochTime.instant(stamp),
        places.stream().anyMatch(ForgetProof.Place::trace),
        places);
  }

  /** Also of one that was given before the person was forgotten a second time. */
  private static boolean isReceipt(String receiptId, Tombstone tombstone) {
    int dash = receiptId.indexOf('-');
    if (dash != HASH_DIGITS || !tombstone.hash().startsWith(receiptId.substring(0, dash))) {
      return false;
    }
    try {
      long stamp = Long.parseLong(receiptId.substring(dash + 1));
      return stamp > 0 && stamp <= tombstone.position();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private ForgetProof.Place recentActs(String userId, long stamp) {
    boolean trace =
        memory.shoppers().uncounted(userId, null, 0, act -> true).stream()
            .mapToLong(Act::accepted)
            .anyMatch(accepted -> accepted < stamp);
    return ForgetProof.Place.of(
        "recent_acts", trace, trace ? "pending: forgotten within two hours" : "none");
  }

  private static List<ForgetProof.Place> indexed(
      ServingSnapshot snapshot, String userId, long stamp) {
    boolean published = snapshot.watermark() >= stamp;
    Optional<UserDocument> user = snapshot.user(userId);
    boolean inUsers = user.isPresent() && user.get().position() < stamp;
    OptionalLong session = snapshot.sessionTime(SessionDocument.keyOfUser(userId));
    boolean inSessions =
        session.isPresent() && session.getAsLong() < EpochTime.instant(stamp).getEpochSecond();
    String pending = "pending: in no answer any more, and gone when the live job has come to it";
    return List.of(
        ForgetProof.Place.of("state", !published, published ? "none" : pending),
        ForgetProof.Place.of("users_index", inUsers, inUsers ? pending : "none"),
        ForgetProof.Place.of("sessions_index", inSessions, inSessions ? pending : "none"));
  }

  private ForgetProof.Place inLog(String userId, long stamp) {
    long records = new LogTrace(userId).before(log, stamp);
    if (records == 0) {
      return ForgetProof.Place.of("log", false, "none");
    }
    String many = "%,d records, passed over by all who read it".formatted(records);
    return switch (log.retention()) {
      case LogRetention.UntilCompaction compaction ->
          ForgetProof.Place.of("log", true, "pending: until the next compaction, " + many);
      case LogRetention.Unlimited unlimited ->
          ForgetProof.Place.of(
              "log", true, "pending without end: %s; %s".formatted(many, unlimited.remedy()));
      case LogRetention.Limited limited -> {
        Instant end = EpochTime.instant(stamp).plus(limited.duration());
        yield new ForgetProof.Place(
            "log",
            true,
            "pending until %s, when the topic's retention has passed: %s; they go with their whole segment, which may be %s later"
                .formatted(end, many, limited.delay()),
            end);
      }
    };
  }

  /**
   * Takes down whether what a person does may change what they see, from the next answer on.
   *
   * @throws io.leat.data.log.LogException when the log does not take it; nothing has changed then
   */
  public void consent(Consent consent) {
    long stamp = append(consent.userId(), LogKind.CONSENT, ConsentJson.write(consent));
    memory.consent(stamp, consent);
  }

  private long append(String userId, LogKind kind, String json) {
    return log.append(List.of(new LogEntry(userId, kind, json)))[0];
  }

  private <T> T served(Function<ServingSnapshot, T> query, T absent) {
    ServingSnapshot snapshot = null;
    try {
      snapshot = snapshots.acquire();
      return query.apply(snapshot);
    } catch (NotServingException e) {
      return absent;
    } finally {
      if (snapshot != null) {
        snapshots.release(snapshot);
      }
    }
  }
}
