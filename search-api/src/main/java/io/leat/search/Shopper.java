package io.leat.search;

import io.leat.core.als.FoldedIn;
import io.leat.core.hybrid.Person;
import io.leat.core.model.EmbeddingModel;
import io.leat.core.model.Interest;
import io.leat.core.profile.Action;
import io.leat.core.profile.ItemInterest;
import io.leat.core.profile.UserProfile;
import io.leat.index.document.ItemFields;
import io.leat.index.search.ServingSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking: the indexed profile and, folded in as views of this moment, what the session
 * looked at. An anonymous session is a shopper too.
 *
 * @param profile with the session's items
 * @param folded of the interest, solved for once a query
 * @param unknownSessionItems that the snapshot does not have
 */
record Shopper(
    UserProfile profile, Interest interest, FoldedIn folded, List<String> unknownSessionItems) {
  private static final Comparator<Map.Entry<String, ItemInterest>> NEWEST_FIRST =
      Comparator.comparingLong(
              (Map.Entry<String, ItemInterest> entry) -> -entry.getValue().lastTime())
          .thenComparing(Map.Entry::getKey);

  /**
   * The shopper of a request.
   *
   * @throws NotFoundException when the user is unknown
   */
  static Shopper of(ServingSnapshot snapshot, @Nullable String userId, List<String> sessionItems) {
    UserProfile profile = UserProfile.EMPTY;
    if (userId != null) {
      profile =
          snapshot
              .user(userId)
              .orElseThrow(() -> NotFoundException.user("user_id", userId))
              .profile();
    }
    EmbeddingModel model = snapshot.model();
    double view = model.actionWeights().of(Action.VIEW, null) * model.decay().scale(model.now());
    Set<String> unknown = new LinkedHashSet<>();
    long time = model.now();
    for (String itemId : sessionItems) {
      if (snapshot.itemDoc(itemId) < 0) {
        unknown.add(itemId);
      } else {
        // The order of the session must survive in the profile; a second each does not count.
        profile = profile.plus(itemId, ItemInterest.of(Action.VIEW, view, ++time));
      }
    }
    Interest interest = Interest.of(profile, itemId -> embedding(snapshot, itemId), model);
    return new Shopper(profile, interest, interest.folded(), List.copyOf(unknown));
  }

  /**
   * An item that the shopper acted on.
   *
   * @param strength how much it speaks for the shopper, above zero: {@link Person#strength}
   */
  record Preference(String itemId, double strength) {}

  /** What speaks for the shopper, newest first, ties by item id. */
  List<Preference> newestFirst(EmbeddingModel model) {
    List<Preference> preferences = new ArrayList<>();
    profile.items().entrySet().stream()
        .sorted(NEWEST_FIRST)
        .forEach(
            entry -> {
              double worth = model.decay().decayed(entry.getValue().weight(), model.now());
              if (worth > 0) {
                preferences.add(new Preference(entry.getKey(), Person.strength(worth)));
              }
            });
    return preferences;
  }

  /** Null where nothing is known that would say anything of other items. */
  float @Nullable [] vector() {
    if (interest.isEmpty()) {
      return null;
    }
    float[] vector = folded.vector();
    return VectorUtil.isZeroVector(vector) ? null : vector;
  }

  private static float @Nullable [] embedding(ServingSnapshot snapshot, String itemId) {
    int doc = snapshot.itemDoc(itemId);
    return doc < 0 ? null : snapshot.vector(doc, ItemFields.EMBEDDING);
  }
}
