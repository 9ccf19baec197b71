package io.leat.flink.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.matrix.SparseRows;
import io.leat.core.profile.ForwardDecay;
import io.leat.core.profile.ItemInterest;
import io.leat.core.profile.UserProfile;
import io.leat.flink.profile.ProfiledUser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TrainingSetTest {
  private static final ForwardDecay DECAY = ForwardDecay.DEFAULT;
  private static final long NOW = 1_770_000_000L;

  private static TrainingInput user(String id, Map<String, Double> weights) {
    Map<String, ItemInterest> items = new HashMap<>();
    weights.forEach(
        (item, weight) -> items.put(item, new ItemInterest(weight * DECAY.scale(NOW), NOW, 1)));
    return TrainingInput.of(new ProfiledUser(id, new UserProfile(items)));
  }

  private static TrainingInput item(String id) {
    return TrainingInput.of(new ItemTerms(id, List.of("term", id)));
  }

  private static TrainingSet set(List<TrainingInput> inputs) {
    TrainingSet set = new TrainingSet();
    inputs.forEach(set::add);
    return set;
  }

  @Test
  void ratingsAreThoseOfCatalogueItemsAboveZero() {
    TrainingSet set =
        set(
            List.of(
                user("zoe", Map.of("b", 2.0, "gone", 1.0)),
                TrainingInput.newest(NOW - 5),
                item("c"),
                item("b"),
                user("anna", Map.of("b", 1.0, "c", -3.0, "a", 4.0)),
                TrainingInput.newest(NOW),
                item("a")));
    TrainingSet.Ratings ratings = set.ratings(DECAY);

    assertThat(set.now()).isEqualTo(NOW);
    assertThat(set.catalogue()).extracting(ItemTerms::itemId).containsExactly("a", "b", "c");
    assertThat(ratings.itemIds()).containsExactly("a", "b");
    assertThat(ratings.unknownItems()).isEqualTo(1);
    SparseRows rows = ratings.interactions();
    assertThat(rows.offsets()).containsExactly(0, 2, 3);
    assertThat(rows.indices()).containsExactly(0, 1, 1);
    assertThat(rows.values()).containsExactly(new float[] {4, 1, 2}, within(1e-5f));
  }

  @Test
  void weightsDecayToTheNewestEvent() {
    long later = NOW + (long) (DECAY.halfLifeDays() * 86_400);
    TrainingSet set =
        set(List.of(user("anna", Map.of("a", 4.0)), item("a"), TrainingInput.newest(later)));
    assertThat(set.ratings(DECAY).interactions().values())
        .containsExactly(new float[] {2}, within(1e-5f));
  }

  @Test
  void anyOrderGivesTheSameRatings() {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<TrainingInput> inputs = new ArrayList<>(List.of(TrainingInput.newest(NOW)));
      for (int i = 0; i < 40; i++) {
        inputs.add(item("item-" + i));
        Map<String, Double> weights = new HashMap<>();
        for (int rating = 0; rating < 10; rating++) {
          weights.put("item-" + random.nextInt(50), random.nextDouble() * 3);
        }
        inputs.add(user("user-" + i, weights));
      }
      TrainingSet.Ratings expected = set(inputs).ratings(DECAY);
      Collections.shuffle(inputs, random);
      TrainingSet.Ratings actual = set(inputs).ratings(DECAY);
      assertThat(actual.itemIds()).as("seed %d", seed).isEqualTo(expected.itemIds());
      assertThat(actual.unknownItems()).as("seed %d", seed).isEqualTo(expected.unknownItems());
      assertThat(
              Arrays.equals(actual.interactions().offsets(), expected.interactions().offsets())
                  && Arrays.equals(
                      actual.interactions().indices(), expected.interactions().indices())
                  && Arrays.equals(
                      actual.interactions().values(), expected.interactions().values()))
          .as("seed %d", seed)
          .isTrue();
    }
  }
}
