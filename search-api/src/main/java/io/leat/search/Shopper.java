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
import io.leat.search.live.LiveMemory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking: the indexed profile, what the person or session did since it was indexed, and,
 * folded in as views of this moment, what the request says that was looked at. An anonymous session
 * is a shopper too.
 *
 * @param known whose profile it is
 * @param profile with all of these
 * @param now epoch seconds: the time up to which the model knows events, or the newest act
 * @param newest stamp of the newest record in the profile, epoch microseconds; 0 where none has one
 * @param folded of the interest, solved for once a query
 * @param unknownSessionItems that the snapshot does not have
 */
record Shopper(
    Known known,
    UserProfile profile,
    long now,
    long newest,
    Interest interest,
    FoldedIn folded,
    List<String> unknownSessionItems) {
  private static final Comparator<Map.Entry<String, ItemInterest>> NEWEST_FIRST =
      Comparator.comparingLong(
              (Map.Entry<String, ItemInterest> entry) -> -entry.getValue().lastTime())
          .thenComparing(Map.Entry::getKey);

  /**
   * The shopper of a request; nobody in particular where the user is unknown or wants no
   * personalisation.
   */
  static Shopper of(ServingSnapshot snapshot, LiveMemory memory, Asker asker) {
    Remembered remembered = Remembered.of(snapshot, memory, asker.userId(), asker.sessionId());
    if (!remembered.personalisation()) {
      return of(snapshot, UserProfile.EMPTY, List.of(), 0, Known.OPTED_OUT);
    }
    UserProfile profile = remembered.profile();
    Known known;
    if (asker.userId() != null && !remembered.known()) {
      known = Known.UNKNOWN_USER;
    } else if (profile.items().isEmpty() && asker.sessionItems().isEmpty()) {
      known = Known.NOTHING;
    } else {
      known = asker.userId() == null ? Known.SESSION : Known.USER;
    }
    return of(snapshot, profile, asker.sessionItems(), remembered.newest(), known);
  }

  /** Whose profile it is. */
  enum Known {
    NOTHING,
    SESSION,
    USER,
    UNKNOWN_USER,
    OPTED_OUT
  }

  private static Shopper of(
      ServingSnapshot snapshot,
      UserProfile remembered,
      List<String> sessionItems,
      long newest,
      Known known) {
    EmbeddingModel model = snapshot.model();
    UserProfile profile = remembered;
    long now = Remembered.now(model, profile);
    double view = model.actionWeights().of(Action.VIEW, null) * model.decay().scale(now);
    Set<String> unknown = new LinkedHashSet<>();
    long time = now;
    for (String itemId : sessionItems) {
      if (snapshot.itemDoc(itemId) < 0) {
        unknown.add(itemId);
      } else {
        // The order of the session must survive in the profile; a second each does not count.
        profile = profile.plus(itemId, ItemInterest.of(Action.VIEW, view, ++time));
      }
    }
    Interest interest = Interest.of(profile, itemId -> embedding(snapshot, itemId), model, now);
    return new Shopper(
        known, profile, now, newest, interest, interest.folded(), List.copyOf(unknown));
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
              double worth = model.decay().decayed(entry.getValue().weight(), now);
              if (worth > 0) {
                preferences.add(new Preference(entry.getKey(), Person.strength(worth)));
              }
            });
    return preferences;
  }

  /** The items that the shopper has seen, bought or put into the cart, as the wishes say. */
  Set<String> excluded(Set<Exclusion> wishes) {
    Set<String> excluded = new HashSet<>();
    for (Exclusion wish : wishes) {
      excluded.addAll(
          switch (wish) {
            case SEEN -> profile.items().keySet();
            case PURCHASED -> profile.boughtItems();
            case CART -> cart();
          });
    }
    return excluded;
  }

  /** What was put into the cart and not bought. */
  Set<String> cart() {
    Set<String> cart = profile.itemsWith(Action.ADD_TO_CART);
    cart.removeAll(profile.boughtItems());
    return cart;
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
