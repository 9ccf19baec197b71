package io.leat.core.model;

import io.leat.core.als.FoldIn;
import io.leat.core.als.FoldedIn;
import io.leat.core.hybrid.Person;
import io.leat.core.profile.ItemInterest;
import io.leat.core.profile.UserProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A profile seen through one embedding: the items that speak for something today, with their
 * strengths and vectors. From it come the interest vector and the reasons for a recommendation. The
 * live job computes it for every user, the search service at query time with the session's own
 * items merged into the profile; both through {@link #of}, so that they agree.
 *
 * @param itemIds ascending, so that one profile gives one vector, to the last bit
 * @param vectors of the items, each of the fold-in's rank
 * @param weights of the items, all above zero
 */
public record Interest(FoldIn foldIn, List<String> itemIds, float[][] vectors, float[] weights) {

  /**
   * One item's exact part in a candidate's score.
   *
   * @param part may be negative
   */
  public record Contribution(String itemId, float part) {}

  /** With strengths at the time up to which the model knows events. */
  public static Interest of(
      UserProfile profile, Function<String, float @Nullable []> itemVectors, EmbeddingModel model) {
    return of(profile, itemVectors, model, model.now());
  }

  /**
   * The profile's items that have a vector and whose weight, decayed to {@code now}, is above zero;
   * they count by {@link Person#strength}.
   *
   * @param itemVectors gives an item's vector, of the model's rank, or null
   * @param now epoch seconds
   */
  public static Interest of(
      UserProfile profile,
      Function<String, float @Nullable []> itemVectors,
      EmbeddingModel model,
      long now) {
    int size = profile.items().size();
    List<String> itemIds = new ArrayList<>(size);
    float[][] vectors = new float[size][];
    float[] weights = new float[size];
    // Every live profile comes by here, so the power is taken once.
    double scale = model.decay().scale(now);
    for (Map.Entry<String, ItemInterest> entry : profile.items().entrySet()) {
      float weight = (float) Person.strength(entry.getValue().weight() / scale);
      float[] vector = weight > 0 ? itemVectors.apply(entry.getKey()) : null;
      if (vector != null) {
        vectors[itemIds.size()] = vector;
        weights[itemIds.size()] = weight;
        itemIds.add(entry.getKey());
      }
    }
    return new Interest(
        model.foldIn(),
        Collections.unmodifiableList(itemIds),
        Arrays.copyOf(vectors, itemIds.size()),
        Arrays.copyOf(weights, itemIds.size()));
  }

  /** Whether nothing is known; the vector is then all zero. */
  public boolean isEmpty() {
    return itemIds.isEmpty();
  }

  /** The person among the item vectors: whose inner product with an item is the score. */
  public FoldedIn folded() {
    return foldIn.fold(vectors, weights);
  }

  /** The interest vector, of the fold-in's rank. Its inner product with an item is the score. */
  public float[] vector() {
    return folded().vector();
  }

  /**
   * Why a candidate has its score: each item's part, greatest first, ties by item id. The parts add
   * up to the inner product of the candidate and {@link #vector}.
   *
   * @param folded of {@link #folded}, which serves many candidates
   */
  public List<Contribution> contributions(FoldedIn folded, float[] candidate) {
    float[] parts = folded.contributions(candidate);
    List<Contribution> contributions = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      contributions.add(new Contribution(itemIds.get(i), parts[i]));
    }
    contributions.sort(
        Comparator.comparingDouble((Contribution contribution) -> -contribution.part())
            .thenComparing(Contribution::itemId));
    return List.copyOf(contributions);
  }
}
