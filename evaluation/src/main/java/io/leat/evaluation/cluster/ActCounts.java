package io.leat.evaluation.cluster;

import io.leat.core.profile.Action;
import io.leat.core.profile.ActionWeights;
import io.leat.core.profile.ForwardDecay;
import io.leat.core.profile.ItemInterest;
import io.leat.core.profile.UserProfile;
import io.leat.index.document.UserDocument;
import io.leat.index.search.ServingSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What every person's profile must be, added up without a job: of each item the sum of the acts'
 * weights, each scaled by its time. An act that was lost or counted twice shows as a wrong sum.
 */
final class ActCounts {
  /** Of sums in whatever order; one act of a thousand is far more. */
  private static final double TOLERANCE = 1e-9;

  private final ActionWeights weights;
  private final ForwardDecay decay;
  private final Map<String, Map<String, Double>> sums = new TreeMap<>();

  ActCounts(ActionWeights weights, ForwardDecay decay) {
    this.weights = weights;
    this.decay = decay;
  }

  void add(String user, String item, Action action, Instant time) {
    sums.computeIfAbsent(user, key -> new TreeMap<>())
        .merge(item, weights.of(action, null) * decay.scale(time.getEpochSecond()), Double::sum);
  }

  /** In words, each profile of a snapshot that is not what it must be; empty when all are. */
  List<String> differences(ServingSnapshot snapshot) {
    List<String> differences = new ArrayList<>();
    sums.forEach(
        (user, expected) -> {
          Map<String, ItemInterest> found =
              snapshot.user(user).map(UserDocument::profile).orElse(UserProfile.EMPTY).items();
          Set<String> items = new TreeSet<>(expected.keySet());
          items.addAll(found.keySet());
          for (String item : items) {
            double sum = expected.getOrDefault(item, 0.0);
            ItemInterest interest = found.get(item);
            double indexed = interest == null ? 0 : interest.weight();
            if (Math.abs(indexed - sum) > TOLERANCE * Math.abs(sum)) {
              differences.add(
                  "%s, %s: expected %s, indexed %s".formatted(user, item, sum, indexed));
            }
          }
        });
    return differences;
  }
}
