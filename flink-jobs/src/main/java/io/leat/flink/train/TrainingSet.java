package io.leat.flink.train;

import io.leat.core.matrix.SparseRows;
import io.leat.core.profile.ForwardDecay;
import io.leat.core.profile.ItemInterest;
import io.leat.flink.profile.ProfiledUser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Gathers a shop's profiles and item texts in compact form. What is read out does not depend on the
 * order in which they came: items and users are in the order of their ids.
 */
final class TrainingSet {
  private final Map<String, Integer> itemNumbers = new HashMap<>();
  private final Map<String, String> termPool = new HashMap<>();
  private final List<ItemTerms> catalogue = new ArrayList<>();
  private final List<String> userIds = new ArrayList<>();

  /** Where each user's ratings begin. */
  private int[] starts = new int[16];

  private int[] ratedItems = new int[64];

  /** Scaled forward, hence double: a float would overflow within a few years. */
  private double[] scaledWeights = new double[64];

  private int ratings;
  private long newest = Long.MIN_VALUE;

  /** Users x items with the present worth of each rating, and the items that have one. */
  record Ratings(List<String> itemIds, SparseRows interactions, long unknownItems) {}

  void add(TrainingInput input) {
    if (input.user() != null) {
      add(input.user());
    }
    if (input.item() != null) {
      add(input.item());
    }
    newest = Math.max(newest, input.newest());
  }

  private void add(ProfiledUser user) {
    if (userIds.size() == starts.length) {
      starts = Arrays.copyOf(starts, grown(starts.length));
    }
    starts[userIds.size()] = ratings;
    userIds.add(user.userId());
    for (Map.Entry<String, ItemInterest> entry : user.profile().items().entrySet()) {
      if (entry.getValue().weight() > 0) {
        if (ratings == ratedItems.length) {
          ratedItems = Arrays.copyOf(ratedItems, grown(ratings));
          scaledWeights = Arrays.copyOf(scaledWeights, grown(ratings));
        }
        ratedItems[ratings] = itemNumbers.computeIfAbsent(entry.getKey(), id -> itemNumbers.size());
        scaledWeights[ratings++] = entry.getValue().weight();
      }
    }
  }

  private static int grown(int length) {
    return Math.addExact(length, (length >> 1) + 16);
  }

  private void add(ItemTerms item) {
    // A shop's vocabulary is small: one String for each term, not for each place it stands in.
    List<String> terms =
        item.terms().stream().map(term -> termPool.computeIfAbsent(term, t -> t)).toList();
    catalogue.add(new ItemTerms(item.itemId(), terms));
  }

  /** All items, ascending by id. */
  List<ItemTerms> catalogue() {
    catalogue.sort(Comparator.comparing(ItemTerms::itemId));
    return catalogue;
  }

  /** Epoch seconds of the newest event; 0 where there was none. */
  long now() {
    return newest == Long.MIN_VALUE ? 0 : newest;
  }

  /** The ratings of catalogue items whose weight at {@code now} is above zero. */
  Ratings ratings(ForwardDecay decay) {
    int[] columns = columns();
    List<String> itemIds = new ArrayList<>();
    for (ItemTerms item : catalogue()) {
      Integer number = itemNumbers.get(item.itemId());
      if (number != null) {
        columns[number] = itemIds.size();
        itemIds.add(item.itemId());
      }
    }
    int[] users =
        IntStream.range(0, userIds.size())
            .boxed()
            .sorted(Comparator.comparing(userIds::get))
            .mapToInt(Integer::intValue)
            .toArray();
    SparseRows.Builder rows = new SparseRows.Builder(users.length, itemIds.size());
    long unknown = 0;
    for (int row = 0; row < users.length; row++) {
      for (int i = starts[users[row]]; i < end(users[row]); i++) {
        int column = columns[ratedItems[i]];
        float weight = (float) decay.decayed(scaledWeights[i], now());
        if (column < 0) {
          unknown++;
        } else if (weight > 0) {
          rows.add(row, column, weight);
        }
      }
    }
    return new Ratings(itemIds, rows.build(), unknown);
  }

  /** For each item number its column, -1 for now: not in the catalogue. */
  private int[] columns() {
    int[] columns = new int[itemNumbers.size()];
    Arrays.fill(columns, -1);
    return columns;
  }

  private int end(int user) {
    return user + 1 < userIds.size() ? starts[user + 1] : ratings;
  }
}
