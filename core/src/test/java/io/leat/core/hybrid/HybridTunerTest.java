package io.leat.core.hybrid;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.als.ImplicitAls;
import io.leat.core.history.Histories;
import io.leat.core.hybrid.HybridTuner.Tried;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class HybridTunerTest {
  private static final HybridParameters START = PlantedShop.parameters();

  private static HybridTuner tuner(Histories histories, double seconds) {
    return new HybridTuner(
        ValidationSplit.of(histories, 200, 1),
        (matrix, als) -> ImplicitAls.train(matrix, als, sweep -> {}).items(),
        new BlendLearning(5, 20),
        seconds);
  }

  @Test
  void takesTheBestOfWhatItTriedAndTellsIt() {
    List<Tried> tries = new ArrayList<>();
    HybridParameters best = tuner(new PlantedShop(1).histories, 1e9).tune(START, tries::add);

    assertThat(tries.stream().map(Tried::setting).distinct())
        .containsExactly(
            "half_life_days", "list_regularization", "unobserved_weight", "factor_regularization");
    assertThat(tries).allMatch(tried -> tried.quality() >= 0 && tried.quality() <= 1);
    assertThat(best.halfLifeSeconds()).isEqualTo(best(tries, "half_life_days") * 86_400);
    assertThat(best.together().regularization()).isEqualTo(best(tries, "list_regularization"));
    assertThat(best.als().unobservedWeight()).isEqualTo(best(tries, "unobserved_weight"));
    assertThat(best.als().regularization()).isEqualTo(best(tries, "factor_regularization"));
    assertThat(best.als().rank()).isEqualTo(START.als().rank());
  }

  private static double best(List<Tried> tries, String setting) {
    return tries.stream()
        .filter(tried -> tried.setting().equals(setting))
        .max(Comparator.comparingDouble(Tried::quality))
        .orElseThrow()
        .value();
  }

  @Test
  void withoutTimeOrQuestionsAllStaysAsItIs() {
    List<Tried> tries = new ArrayList<>();
    assertThat(tuner(new PlantedShop(1).histories, -1).tune(START, tries::add)).isEqualTo(START);
    Histories nobody = new Histories.Builder(PlantedShop.ITEMS).build();
    assertThat(tuner(nobody, 1e9).tune(START, tries::add)).isEqualTo(START);
    assertThat(tries).isEmpty();
  }
}
