package io.leat.core.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.FoldIn;
import io.leat.core.als.ItemFoldIn;
import io.leat.core.als.PrincipalAxes;
import io.leat.core.content.ContentModel;
import io.leat.core.content.RidgeMap;
import io.leat.core.hybrid.HybridModel;
import io.leat.core.matrix.DenseRows;
import io.leat.core.profile.Action;
import io.leat.core.profile.ActionWeights;
import io.leat.core.profile.ForwardDecay;
import io.leat.core.profile.ItemInterest;
import io.leat.core.profile.UserProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterestTest {
  private static final int RANK = 6;
  private static final AlsParameters PARAMETERS = new AlsParameters(RANK, 1, 0.3, 0.01, 1, 1);
  private static final long DAY = 86_400;
  private static final long NOW = Instant.parse("2026-03-01T00:00:00Z").getEpochSecond();
  private static final ForwardDecay DECAY = new ForwardDecay(30);

  private record Event(String itemId, Action action, long time) {}

  /** Turns the vectors into their principal axes. */
  private static EmbeddingModel model(Map<String, float[]> itemVectors) {
    PrincipalAxes axes =
        PrincipalAxes.of(DenseRows.of(RANK, itemVectors.values().toArray(float[][]::new)));
    int row = 0;
    for (Map.Entry<String, float[]> entry : itemVectors.entrySet()) {
      entry.setValue(axes.factors().row(row++));
    }
    return new EmbeddingModel(
        FoldIn.of(axes, PARAMETERS),
        new ItemFoldIn(PARAMETERS, DenseRows.zeros(RANK, RANK), 0, 0),
        new ContentModel(List.of(), new float[0], DenseRows.zeros(0, 4)),
        new RidgeMap(DenseRows.zeros(5, RANK)),
        HybridModel.POPULARITY,
        ActionWeights.DEFAULT,
        DECAY,
        NOW);
  }

  private static Map<String, float[]> itemVectors(Random random) {
    Map<String, float[]> vectors = new TreeMap<>();
    for (int item = 0; item < 12; item++) {
      float[] vector = new float[RANK];
      for (int i = 0; i < RANK; i++) {
        vector[i] = (float) random.nextGaussian();
      }
      vectors.put("item" + item, vector);
    }
    return vectors;
  }

  private static List<Event> events(Random random) {
    Action[] actions = Action.values();
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      events.add(
          new Event(
              "item" + random.nextInt(15),
              actions[random.nextInt(actions.length)],
              NOW - random.nextInt(200) * DAY));
    }
    return events;
  }

  private static UserProfile replay(List<Event> events) {
    UserProfile profile = UserProfile.EMPTY;
    for (Event event : events) {
      double weight = ActionWeights.DEFAULT.of(event.action(), null) * DECAY.scale(event.time());
      profile = profile.plus(event.itemId(), ItemInterest.of(event.action(), weight, event.time()));
    }
    return profile;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyOrderGivesTheSameVectorAndMergeEqualsReplay(long seed) {
    Random random = new Random(seed);
    Map<String, float[]> vectors = itemVectors(random);
    EmbeddingModel model = model(vectors);
    List<Event> events = events(random);
    UserProfile profile = replay(events);
    float[] expected = Interest.of(profile, vectors::get, model).vector();
    assertThat(expected).as("seed %d", seed).isNotEqualTo(new float[RANK]);

    Collections.shuffle(events, random);
    UserProfile shuffled = replay(events);
    int cut = random.nextInt(events.size());
    UserProfile merged =
        replay(events.subList(0, cut)).merge(replay(events.subList(cut, events.size())));

    for (UserProfile other : List.of(shuffled, merged)) {
      assertThat(other.items().keySet()).isEqualTo(profile.items().keySet());
      for (Map.Entry<String, ItemInterest> entry : other.items().entrySet()) {
        ItemInterest interest = requireNonNull(profile.items().get(entry.getKey()));
        assertThat(entry.getValue().actions()).isEqualTo(interest.actions());
        assertThat(entry.getValue().lastTime()).isEqualTo(interest.lastTime());
      }
      assertThat(Interest.of(other, vectors::get, model).vector())
          .as("seed %d", seed)
          .containsExactly(expected, within(1e-5f));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void contributionsAddUpToTheScoreGreatestFirst(long seed) {
    Random random = new Random(seed);
    Map<String, float[]> vectors = itemVectors(random);
    EmbeddingModel model = model(vectors);
    Interest interest = Interest.of(replay(events(random)), vectors::get, model);
    float[] candidate = requireNonNull(vectors.get("item3"));

    List<Interest.Contribution> contributions =
        interest.contributions(interest.folded(), candidate);

    double sum = contributions.stream().mapToDouble(Interest.Contribution::part).sum();
    float score = DenseRows.of(RANK, interest.vector()).dot(0, candidate);
    assertThat(sum).as("seed %d", seed).isCloseTo(score, within(1e-4));
    assertThat(contributions).hasSameSizeAs(interest.itemIds());
    for (int i = 1; i < contributions.size(); i++) {
      assertThat(contributions.get(i).part()).isLessThanOrEqualTo(contributions.get(i - 1).part());
    }
  }

  @Test
  void weightsDecayToNowAndWhatHasNoWeightOrVectorIsLeftOut() {
    Map<String, float[]> vectors = itemVectors(new Random(1));
    EmbeddingModel model = model(vectors);
    UserProfile profile =
        replay(
            List.of(
                new Event("item2", Action.PURCHASE, NOW - 30 * DAY),
                new Event("item1", Action.VIEW, NOW),
                new Event("item4", Action.PURCHASE, NOW - 60 * DAY),
                new Event("item4", Action.RETURN, NOW),
                new Event("item5", Action.RETURN, NOW),
                new Event("gone", Action.PURCHASE, NOW)));

    Interest interest = Interest.of(profile, vectors::get, model);

    assertThat(interest.itemIds()).containsExactly("item1", "item2");
    assertThat(interest.weights())
        .containsExactly(
            new float[] {(float) Math.log1p(1), (float) Math.log1p(2.5)}, within(1e-6f));
    assertThat(interest.vectors()[1]).isEqualTo(vectors.get("item2"));
    assertThat(interest.vector())
        .isEqualTo(
            model
                .foldIn()
                .solve(
                    new float[][] {vectors.get("item1"), vectors.get("item2")},
                    interest.weights()));
    Interest later = Interest.of(profile, vectors::get, model, NOW + 30 * DAY);
    assertThat(later.weights())
        .containsExactly(
            new float[] {(float) Math.log1p(0.5), (float) Math.log1p(1.25)}, within(1e-6f));
  }

  @Test
  void emptyProfileGivesZero() {
    Map<String, float[]> vectors = itemVectors(new Random(1));
    Interest interest = Interest.of(UserProfile.EMPTY, vectors::get, model(vectors));
    assertThat(interest.isEmpty()).isTrue();
    assertThat(interest.vector()).hasSize(RANK).containsOnly(0);
    assertThat(interest.contributions(interest.folded(), new float[RANK])).isEmpty();
  }
}
