package io.leat.search;

import io.leat.core.model.Interest;
import io.leat.core.profile.Action;
import io.leat.core.profile.ItemInterest;
import io.leat.index.document.ItemFields;
import io.leat.index.search.ServingSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of a shopper's own items speak for an item, by exact shares of the interest's score. */
final class Influences {
  /** The most telling first. */
  private static final List<Action> TELLING =
      List.of(Action.PURCHASE, Action.ADD_TO_CART, Action.RATING, Action.CLICK, Action.VIEW);

  private final ServingSnapshot snapshot;
  private final ItemRecords records;
  private final Shopper shopper;
  private final int most;
  private final Map<String, String> titles = new HashMap<>();

  /**
   * @param most how many are told of each item
   */
  Influences(ServingSnapshot snapshot, Shopper shopper, int most) {
    this.snapshot = snapshot;
    this.records = new ItemRecords(snapshot);
    this.shopper = shopper;
    this.most = most;
  }

  /** Those that speak for it, greatest share first. */
  List<Influence> of(int doc) throws IOException {
    if (shopper.interest().isEmpty()) {
      return List.of();
    }
    float[] candidate = snapshot.vector(doc, ItemFields.EMBEDDING);
    if (candidate == null) {
      return List.of();
    }
    List<Interest.Contribution> contributions =
        shopper.interest().contributions(shopper.folded(), candidate);
    double whole = contributions.stream().mapToDouble(Interest.Contribution::part).sum();
    List<Influence> influences = new ArrayList<>();
    for (Interest.Contribution contribution : contributions) {
      if (!(whole > 0) || influences.size() == most || contribution.part() <= 0) {
        break;
      }
      String itemId = contribution.itemId();
      influences.add(
          new Influence(
              itemId,
              title(itemId),
              mostTelling(shopper.profile().items().get(itemId)),
              contribution.part() / whole));
    }
    return influences;
  }

  /** Read once, for an item that speaks for one of a page speaks for others. */
  private String title(String itemId) throws IOException {
    String title = titles.get(itemId);
    if (title == null) {
      title = records.title(snapshot.itemDoc(itemId));
      titles.put(itemId, title);
    }
    return title;
  }

  private static String mostTelling(@Nullable ItemInterest interest) {
    return TELLING.stream()
        .filter(action -> interest != null && interest.has(action))
        .findFirst()
        .orElse(Action.VIEW)
        .externalName();
  }
}
