package io.leat.core.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.history.HalfLife;
import io.leat.core.history.Histories;
import io.leat.core.history.History;
import io.leat.core.hybrid.BlendLearning.Learnt;
import io.leat.core.hybrid.RecommendationBlend.WeightedPart;
import io.leat.core.hybrid.ValidationSplit.Question;
import io.leat.core.matrix.SparseRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HybridTrainerTest {
  private static final HybridParameters PARAMETERS = PlantedShop.parameters();
  private static final BlendLearning LEARNING = new BlendLearning(5, 20);

  private static TrainedParts train(Histories histories, SparseRows words) {
    return HybridTrainer.inMemory(PARAMETERS).train(histories, words, histories.now());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theLearntBlendIsAtLeastAsGoodAsEachPartAlone(long seed) {
    PlantedShop shop = new PlantedShop(seed);
    ValidationSplit split = ValidationSplit.of(shop.histories, 500, seed);
    TrainedParts trained =
        HybridTrainer.inMemory(PARAMETERS).train(split.training(), shop.words, split.now());
    HalfLife worth = new HalfLife(PARAMETERS.halfLifeSeconds(), split.now());
    for (List<Question> questions : List.of(split.users(), split.sessions())) {
      assertThat(questions).hasSizeGreaterThan(10);

      Learnt learnt = LEARNING.learn(questions, HybridTrainer.PARTS, trained, worth);

      assertThat(learnt.alone()).hasSize(HybridTrainer.PARTS.size());
      for (int part = 0; part < learnt.alone().length; part++) {
        assertThat(learnt.quality())
            .as("%s, seed %d", HybridTrainer.PARTS.get(part).name(), seed)
            .isGreaterThan(learnt.alone()[part] - 1e-4);
      }
      List<Double> weights = learnt.blend().parts().stream().map(WeightedPart::weight).toList();
      assertThat(weights.stream().mapToDouble(each -> each).sum()).isCloseTo(1, within(1e-9));
      assertThat(weights).isSortedAccordingTo((one, other) -> Double.compare(other, one));
      Learnt again = LEARNING.learn(questions, HybridTrainer.PARTS, trained, worth);
      assertThat(again.blend()).isEqualTo(learnt.blend());
    }
    Learnt ofSessions = LEARNING.learn(split.sessions(), HybridTrainer.PARTS, trained, worth);
    assertThat(ofSessions.quality()).as("the walk is known, seed %d", seed).isGreaterThan(0.8);
    assertThat(ofSessions.quality())
        .as("the person matters, seed %d", seed)
        .isGreaterThan(LEARNING.quality(split.sessions(), popularity(), trained, worth) + 0.3);
  }

  private static PartSpec popularity() {
    return HybridTrainer.PARTS.stream()
        .filter(part -> part.name().equals("popularity"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyPartHasWhatItScoresBy() {
    PlantedShop shop = new PlantedShop(4);
    TrainedParts trained = train(shop.histories, shop.words);
    for (PartSpec part : HybridTrainer.PARTS) {
      float[] scores = new float[PlantedShop.ITEMS];
      History history = History.inOrder(11, 12);
      PartScorer.of(part, trained).score(Person.of(history, Histories.Worth.WEIGHT), scores);
      for (float score : scores) {
        assertThat(score).as(part.name()).isFinite();
      }
      if (part.kind() != PartSpec.Kind.NUMBER) {
        int best = 0;
        for (int item = 0; item < scores.length; item++) {
          best = scores[item] > scores[best] ? item : best;
        }
        assertThat(best / PlantedShop.EACH).as("department by %s", part.name()).isEqualTo(1);
      }
    }
  }

  /** A part's list is the sum of the person's items' entries, as the search service adds them. */
  @Test
  void listsScoreByTheFormula() {
    PlantedShop shop = new PlantedShop(5);
    TrainedParts trained = train(shop.histories, shop.words);
    Person person =
        Person.of(
            new History(new int[] {3, 14, 25}, new float[] {1, 2, 3}, new long[] {1, 2, 3}),
            Histories.Worth.WEIGHT);
    for (PartSpec part : HybridTrainer.PARTS) {
      if (part.kind() != PartSpec.Kind.LIST) {
        continue;
      }
      float[] scores = new float[PlantedShop.ITEMS];
      PartScorer.of(part, trained).score(person, scores);
      SparseRows lists = Objects.requireNonNull(trained.lists().get(part.source()));
      for (int item = 0; item < scores.length; item++) {
        double expected = 0;
        for (int at = lists.offsets()[item]; at < lists.offsets()[item + 1]; at++) {
          for (int rank = 0; rank < person.size(); rank++) {
            if (person.items()[rank] == lists.indices()[at]) {
              double weight =
                  part.rankDecay() == 1
                      ? person.strengths()[rank]
                      : Math.pow(part.rankDecay(), rank);
              expected += weight * lists.values()[at];
            }
          }
        }
        assertThat((double) scores[item]).as(part.name()).isCloseTo(expected, within(1e-5));
      }
    }
  }

  @Test
  void newItemsBorrowFromTheirDepartment() {
    PlantedShop shop = new PlantedShop(6);
    TrainedParts trained = train(shop.histories, shop.words);
    for (Map.Entry<String, SparseRows> list : trained.lists().entrySet()) {
      SparseRows rows = list.getValue();
      for (int item = 0; item < PlantedShop.ITEMS; item++) {
        if (PlantedShop.isNew(item)) {
          int department = item / PlantedShop.EACH;
          List<Integer> departments = new ArrayList<>();
          double inside = 0;
          double all = 0;
          for (int at = rows.offsets()[item]; at < rows.offsets()[item + 1]; at++) {
            departments.add(rows.indices()[at] / PlantedShop.EACH);
            all += rows.values()[at];
            inside += departments.getLast() == department ? rows.values()[at] : 0;
          }
          assertThat(departments).as(list.getKey()).isNotEmpty();
          assertThat(inside).as(list.getKey()).isGreaterThan(all / 2);
        }
      }
    }
    float[] popularity = Objects.requireNonNull(trained.numbers().get("popularity"));
    assertThat(popularity[PlantedShop.EACH - 1]).isPositive();
  }

  @Test
  void trainsTheSameTwice() {
    PlantedShop shop = new PlantedShop(7);
    TrainedParts one = train(shop.histories, shop.words);
    TrainedParts other = train(shop.histories, shop.words);
    assertThat(other.factors().values()).isEqualTo(one.factors().values());
    assertThat(other.lists()).usingRecursiveComparison().isEqualTo(one.lists());
    assertThat(other.numbers()).usingRecursiveComparison().isEqualTo(one.numbers());
  }

  @Test
  void aShopWithoutEventsTrainsToNothing() {
    SparseRows words = new PlantedShop(8).words;
    Histories nobody = new Histories.Builder(PlantedShop.ITEMS).build();
    TrainedParts trained = train(nobody, words);
    assertThat(trained.factors().values()).containsOnly(0);
    trained.lists().values().forEach(list -> assertThat(list.entries()).isZero());
    trained
        .numbers()
        .values()
        .forEach(
            numbers -> assertThat(Arrays.equals(numbers, new float[PlantedShop.ITEMS])).isTrue());
  }
}
