package io.leat.core.hybrid;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.history.Histories;
import io.leat.core.history.History;
import io.leat.core.hybrid.HybridTuner.Tried;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HybridTunerTest {
  private static final long DAY = 86_400;
  private static final long SEED = 11;
  private static final HybridParameters START =
      HybridParameters.DEFAULT.withAls(HybridParameters.DEFAULT.als().withRank(64));

  @Test
  void triesComeInTheSameOrderWithTheSameQualities() {
    List<Tried> once = new ArrayList<>();
    List<Tried> again = new ArrayList<>();
    HybridParameters first = tuner(600).tune(START, once::add);
    HybridParameters second = tuner(600).tune(START, again::add);

    assertThat(second).as("seed %d", SEED).isEqualTo(first);
    assertThat(again).usingRecursiveComparison().ignoringFields("seconds").isEqualTo(once);
    assertThat(once)
        .extracting(Tried::setting)
        .contains(
            "half_life_days",
            "person_exponent",
            "lists.regularization",
            "factors.rank",
            "sessions.sharp.reach",
            "sessions.sessions.matches");
  }

  @Test
  void whatIsFoundIsTheBestThatWasTried() {
    List<Tried> tries = new ArrayList<>();
    HybridParameters best = tuner(600).tune(START, tries::add);

    assertThat(tries).extracting(Tried::setting).contains("factors.unobserved_weight");
    assertThat(tries).allMatch(tried -> tried.quality() >= 0 && tried.quality() <= 1);
    double together = quality(tries, "half_life_days", "person_exponent", "lists.regularization");
    assertThat(parts(split()).together(best, questions()))
        .as("seed %d", SEED)
        .isCloseTo(together, org.assertj.core.api.Assertions.within(HybridTuner.LEAST_GAIN * 3));
  }

  @Test
  void withoutTimeOrQuestionsTheStartStays() {
    List<Tried> tries = new ArrayList<>();
    assertThat(tuner(-1).tune(START, tries::add)).isEqualTo(START);
    ValidationSplit nothing = ValidationSplit.of(new Histories.Builder(3).build(), 100, SEED);
    assertThat(new HybridTuner(parts(nothing), 60).tune(START, tries::add)).isEqualTo(START);
    assertThat(tries).isEmpty();
  }

  @Test
  void laterRoundsComeNearerAndStayInRange() {
    TriedValues decay = setting("position_decay");
    assertThat(decay.beside(0.5, 0)).containsExactly(0.3, 0.7, 0.9);
    assertThat(decay.beside(0.5, 1)).containsExactly(0.4, 0.6);
    assertThat(decay.beside(1, 1)).as("at most 1").containsExactly(0.9);
    TriedValues recent = setting("recent");
    assertThat(recent.beside(1000, 2)).containsExactly(841.0, 1189.0);
    assertThat(setting("matches").beside(1, 3)).as("a choice").containsExactly(0.0);
  }

  private static TriedValues setting(String name) {
    return new TunedSettings(parts(split()))
        .of(START).stream()
            .filter(each -> each.name().equals("sessions.sharp." + name))
            .findFirst()
            .orElseThrow()
            .values();
  }

  private static double quality(List<Tried> tries, String... settings) {
    return tries.stream()
        .filter(each -> Arrays.asList(settings).contains(each.setting()))
        .mapToDouble(Tried::quality)
        .max()
        .orElseThrow();
  }

  private static List<ValidationSplit.Question> questions() {
    return HybridTuner.questions(split());
  }

  private static HybridTuner tuner(double seconds) {
    return new HybridTuner(parts(split()), seconds);
  }

  private static PartQuality parts(ValidationSplit split) {
    return new PartQuality(split, factorizer(), BlendLearning.DEFAULT);
  }

  private static java.util.function.BiFunction<
          io.leat.core.matrix.SparseRows,
          io.leat.core.als.AlsParameters,
          io.leat.core.matrix.DenseRows>
      factorizer() {
    return HybridTrainer.inMemory(START).factorizer();
  }

  /** Two tastes over a hundred days. */
  private static ValidationSplit split() {
    Random random = new Random(SEED);
    Histories.Builder histories = new Histories.Builder(30);
    for (int person = 0; person < 40; person++) {
      int[] items = new int[10];
      float[] weights = new float[10];
      long[] times = new long[10];
      for (int act = 0; act < 10; act++) {
        items[act] = 15 * (person % 2) + random.nextInt(15);
        weights[act] = 1 + random.nextInt(3);
        times[act] = 1_700_000_000L + (act * 10L + random.nextInt(9)) * DAY;
      }
      histories.add(new History(items, weights, times), false);
    }
    return ValidationSplit.of(histories.build(), 100, SEED);
  }
}
