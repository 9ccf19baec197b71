package io.leat.search.live;

import io.leat.data.EpochTime;
import io.leat.data.Event;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The last acts of people and sessions, by which an answer knows what the index does not yet.
 *
 * <pre>
 * session s5:  view A (nobody's)   view B (nobody's)   click C by u7
 *                    └────────────────────┴──────────── are u7's from this event on
 * </pre>
 *
 * Sessions are linked to users as the jobs link them: an event with both gives the session's
 * earlier acts to the user, and later ones until it is linked to another. Safe for use by many
 * threads.
 */
public final class LiveShoppers {
  private final MemoryBounds bounds;
  private final InstantSource clock;

  /** The one with the oldest newest act first. */
  private final Map<Actor, RecentActs> actors = new LinkedHashMap<>();

  private int acts;

  private record Actor(boolean session, String id) {}

  public LiveShoppers(MemoryBounds bounds, InstantSource clock) {
    this.bounds = bounds;
    this.clock = clock;
  }

  /**
   * What was forgotten of a person.
   *
   * @param acts their own and those of their sessions, each once
   * @param sessions that were linked to them
   */
  public record Forgotten(int acts, int sessions) {}

  /** Remembers what an event says of its user and session, under the stamp that the log gave it. */
  public synchronized void add(long stamp, Event event) {
    String userId = event.userId();
    RecentActs user = userId == null ? null : touch(new Actor(false, userId), stamp);
    RecentActs session = null;
    if (event.sessionId() != null) {
      session = touch(new Actor(true, event.sessionId()), stamp);
      if (userId != null && user != null) {
        link(session, userId, user, stamp);
      } else if (session.linkedTo() != null) {
        userId = session.linkedTo();
        user = touch(new Actor(false, userId), stamp);
      }
    }
    if (event.itemId() != null && event.action().needsItem()) {
      Act act =
          new Act(
              stamp,
              stamp,
              userId,
              event.itemId(),
              event.action(),
              event.value(),
              event.timestamp().getEpochSecond());
      add(user, act);
      add(session, act);
    }
    evict();
  }

  private RecentActs touch(Actor actor, long stamp) {
    RecentActs recent = actors.remove(actor);
    if (recent == null) {
      recent = new RecentActs();
    }
    recent.touch(stamp);
    actors.put(actor, recent);
    return recent;
  }

  private void link(RecentActs session, String userId, RecentActs user, long stamp) {
    for (Act act : session.linkTo(userId, stamp)) {
      add(user, act);
    }
  }

  private void add(@Nullable RecentActs recent, Act act) {
    if (recent != null) {
      acts += recent.add(act, bounds.actsEach());
    }
  }

  private void evict() {
    long oldest = oldest();
    Iterator<RecentActs> eldest = actors.values().iterator();
    while (eldest.hasNext()) {
      RecentActs recent = eldest.next();
      if (actors.size() <= bounds.people() && acts <= bounds.acts() && recent.newest() >= oldest) {
        return;
      }
      acts -= recent.size();
      eldest.remove();
    }
  }

  private long oldest() {
    return EpochTime.microseconds(clock.instant().minus(bounds.duration()));
  }

  /** Whether anything was heard of the user lately. */
  public synchronized boolean knows(String userId) {
    RecentActs recent = actors.get(new Actor(false, userId));
    return recent != null && recent.newest() >= oldest();
  }

  /**
   * What is not in the user's document: the user's acts that were counted later, and those of the
   * session that are nobody's. Without a user, all of the session. Oldest first.
   *
   * @param after stamp up to which the user's document counts
   * @param mayUse whether the acts of a user may be made use of; asked of each act of a session
   *     that is somebody's
   */
  public synchronized List<Act> uncounted(
      @Nullable String userId, @Nullable String sessionId, long after, Predicate<Act> mayUse) {
    List<Act> found = new ArrayList<>();
    long oldest = oldest();
    if (userId != null) {
      for (Act act : actsOf(new Actor(false, userId))) {
        if (act.counted() > after && act.accepted() >= oldest) {
          found.add(act);
        }
      }
    }
    if (sessionId != null) {
      for (Act act : actsOf(new Actor(true, sessionId))) {
        boolean wanted = act.userId() == null || (userId == null && mayUse.test(act));
        if (wanted && act.accepted() >= oldest) {
          found.add(act);
        }
      }
    }
    found.sort(Comparator.comparingLong(Act::accepted));
    return found;
  }

  private Iterable<Act> actsOf(Actor actor) {
    RecentActs recent = actors.get(actor);
    return recent == null ? List.of() : recent.all();
  }

  /** The sessions that are linked to a person, or were. */
  public synchronized List<String> sessionsOf(String userId) {
    List<String> sessions = new ArrayList<>();
    actors.forEach(
        (actor, recent) -> {
          if (actor.session() && recent.isOf(userId)) {
            sessions.add(actor.id());
          }
        });
    return sessions;
  }

  /**
   * Forgets a person, the sessions that are linked to them, and these.
   *
   * @param sessionIds known to have been theirs
   */
  public synchronized Forgotten forget(String userId, List<String> sessionIds) {
    RecentActs own = actors.remove(new Actor(false, userId));
    int forgotten = own == null ? 0 : own.size();
    acts -= forgotten;
    Set<String> sessions = new HashSet<>(sessionIds);
    sessions.addAll(sessionsOf(userId));
    for (String session : sessions) {
      RecentActs recent = actors.remove(new Actor(true, session));
      acts -= recent == null ? 0 : recent.size();
    }
    return new Forgotten(forgotten, sessions.size());
  }
}
