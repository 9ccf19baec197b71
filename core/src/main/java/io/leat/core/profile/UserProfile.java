package io.leat.core.profile;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the system believes about a person: a sparse map from item to {@link ItemInterest},
 * independent of any embedding. Vectors are computed from it ({@link io.leat.core.model.Interest}),
 * reasons and exclusions are read off it, and forgetting a person means deleting it. Immutable.
 *
 * @param items ascending by item id; copied
 */
public record UserProfile(Map<String, ItemInterest> items) {
  public static final UserProfile EMPTY = new UserProfile(Map.of());

  /** Greatest weight first, ties by item id. */
  private static final Comparator<Map.Entry<String, ItemInterest>> HEAVIEST_FIRST =
      Comparator.comparingDouble(
              (Map.Entry<String, ItemInterest> entry) -> -entry.getValue().weight())
          .thenComparing(Map.Entry::getKey);

  public UserProfile {
    items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
  }

  /** This profile and one more piece of interest. */
  public UserProfile plus(String itemId, ItemInterest interest) {
    TreeMap<String, ItemInterest> sum = new TreeMap<>(items);
    sum.merge(itemId, interest, ItemInterest::merge);
    return new UserProfile(sum);
  }

  /** Both profiles as one, as if all events had come to it. */
  public UserProfile merge(UserProfile other) {
    TreeMap<String, ItemInterest> sum = new TreeMap<>(items);
    other.items.forEach((itemId, interest) -> sum.merge(itemId, interest, ItemInterest::merge));
    return new UserProfile(sum);
  }

  /** Only the {@code count} items of greatest weight, ties by item id. */
  public UserProfile heaviest(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("count must be at least 0, was " + count);
    }
    if (items.size() <= count) {
      return this;
    }
    return new UserProfile(
        items.entrySet().stream()
            .sorted(HEAVIEST_FIRST)
            .limit(count)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** The ids, ascending, of the items on which this action was taken. */
  public Set<String> itemsWith(Action action) {
    return items.entrySet().stream()
        .filter(entry -> entry.getValue().has(action))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The ids, ascending, of the items that were ever bought, returned or not. */
  public Set<String> boughtItems() {
    return itemsWith(Action.PURCHASE);
  }
}
