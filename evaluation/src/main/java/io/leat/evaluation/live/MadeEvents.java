package io.leat.evaluation.live;

import io.leat.core.profile.Action;
import io.leat.data.Event;
import io.leat.data.json.EventJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Events that a shop sends, and the count of them that the index is compared with. All are acts of
 * one kind at one time, so that every sum in the index is a multiple of one number. A third of them
 * tell only the session; every session is somebody's, and {@link #links} tells whose.
 */
final class MadeEvents {
  static final Action ACTION = Action.VIEW;
  private static final double ANONYMOUS = 0.3;

  private final List<String> users;
  private final List<String> items;
  private final Random random;
  private final Instant time;
  private final String run;
  private final Map<String, Integer> ofUsers = new HashMap<>();
  private final Map<String, Integer> ofItems = new HashMap<>();
  private int made;

  /**
   * @param run begins all ids, so that another run's events are others
   */
  MadeEvents(List<String> users, List<String> items, Random random, Instant time, String run) {
    this.users = users;
    this.items = items;
    this.random = random;
    this.time = time;
    this.run = run;
  }

  /** So many more events, as the body of a request. */
  String batch(int size) {
    StringBuilder body = new StringBuilder("[");
    for (int i = 0; i < size; i++) {
      String user = users.get(random.nextInt(users.size()));
      boolean named = random.nextDouble() >= ANONYMOUS;
      body.append(i == 0 ? "" : ",").append(one(user, named));
    }
    return body.append(']').toString();
  }

  /** One event of each session that tells whose it is. */
  String links() {
    StringBuilder body = new StringBuilder("[");
    for (int i = 0; i < users.size(); i++) {
      body.append(i == 0 ? "" : ",").append(one(users.get(i), true));
    }
    return body.append(']').toString();
  }

  private String one(String user, boolean named) {
    String item = items.get(random.nextInt(items.size()));
    ofUsers.merge(PublishedCounts.key(user, item), 1, Integer::sum);
    ofItems.merge(item, 1, Integer::sum);
    return json(run + "-" + made++, named ? user : null, run + "-of-" + user, item, time);
  }

  static String json(
      String id, @Nullable String user, @Nullable String session, String item, Instant time) {
    return EventJson.write(
        Event.of(id, user, session, ACTION, time.truncatedTo(ChronoUnit.MILLIS), item));
  }

  int made() {
    return made;
  }

  /** How often each user did something to each item, by {@link PublishedCounts#key}. */
  Map<String, Integer> ofUsers() {
    return ofUsers;
  }

  /** How often something was done to each item. */
  Map<String, Integer> ofItems() {
    return ofItems;
  }
}
