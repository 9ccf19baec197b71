package io.leat.search;

import io.leat.core.model.EmbeddingModel;
import io.leat.core.profile.ItemInterest;
import io.leat.core.profile.UserProfile;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.live.Act;
import io.leat.search.live.KnownPerson;
import io.leat.search.live.LiveMemory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a user, or of a session: the indexed profile, and what was done since it was
 * indexed, each act once.
 *
 * @param known whether the user is, to the index or to the memory; so is nobody in particular
 * @param profile with the acts
 * @param acts that are not in the index, oldest first
 * @param personalisation whether it may be made use of
 * @param newest stamp of the newest record in it, epoch microseconds; 0 where none has one
 */
record Remembered(
    boolean known, UserProfile profile, List<Act> acts, boolean personalisation, long newest) {

  /** Of a user, a session or both; a user who is unknown did nothing. */
  static Remembered of(
      ServingSnapshot snapshot,
      LiveMemory memory,
      @Nullable String userId,
      @Nullable String sessionId) {
    KnownPerson person = userId == null ? KnownPerson.NOBODY : memory.person(snapshot, userId);
    boolean known = userId == null || person.known();
    List<Act> acts = memory.acts(snapshot, userId, sessionId, person.counted());
    if (acts.isEmpty()) {
      return new Remembered(
          known, person.profile(), acts, person.personalisation(), person.position());
    }
    return new Remembered(
        known,
        person.profile().merge(profile(acts, snapshot.model())),
        acts,
        person.personalisation(),
        Math.max(person.position(), acts.getLast().accepted()));
  }

  /**
   * Of a user who must be known.
   *
   * @throws NotFoundException when the user is unknown, to the index and to the memory
   */
  static Remembered ofKnown(ServingSnapshot snapshot, LiveMemory memory, String userId) {
    Remembered remembered = of(snapshot, memory, userId, null);
    if (!remembered.known) {
      throw NotFoundException.user("user_id", userId);
    }
    return remembered;
  }

  private static UserProfile profile(List<Act> acts, EmbeddingModel model) {
    Map<String, ItemInterest> items = new HashMap<>();
    for (Act act : acts) {
      double weight =
          model.actionWeights().of(act.action(), act.value())
              * model.decay().scale(act.epochSecond());
      items.merge(
          act.itemId(),
          ItemInterest.of(act.action(), weight, act.epochSecond()),
          ItemInterest::merge);
    }
    return new UserProfile(items);
  }

  /** Epoch seconds: the time up to which the model knows events, or that of the newest act. */
  static long now(EmbeddingModel model, UserProfile profile) {
    return profile.items().values().stream()
        .mapToLong(ItemInterest::lastTime)
        .reduce(model.now(), Math::max);
  }
}
