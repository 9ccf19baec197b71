package io.leat.search.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.blend.Scale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlenderTest {
  private static final double NONE = Double.NaN;

  /** Three candidates: BM25 4, 2, none; inner products -1, 3, 1. */
  private static final List<Part> PARTS =
      List.of(
          new Part("text", 0.7, Scale.MAX, new double[] {4, 2, NONE}),
          new Part("interest", 0.3, Scale.MIN_MAX, new double[] {-1, 3, 1}));

  @Test
  void weightedSumByHand() {
    Ranking ranking = new WeightedSum().rank(PARTS);

    // text 4/4, 2/4, 0; interest (-1+1)/4, (3+1)/4, (1+1)/4
    assertThat(ranking.score(0)).isCloseTo(0.7 * 1 + 0.3 * 0, within(1e-12));
    assertThat(ranking.score(1)).isCloseTo(0.7 * 0.5 + 0.3 * 1, within(1e-12));
    assertThat(ranking.score(2)).isCloseTo(0.7 * 0 + 0.3 * 0.5, within(1e-12));
    assertThat(ranking.parts(2))
        .containsExactly(
            new PartScore("text", null, 0, 0.7, 0), new PartScore("interest", 1.0, 0.5, 0.3, 0.15));
  }

  @Test
  void reciprocalRankFusionByHand() {
    Ranking ranking = new ReciprocalRankFusion().rank(PARTS);

    // text ranks 1, 2, not listed; interest ranks 3, 1, 2
    assertThat(ranking.score(0)).isCloseTo(0.7 * 61 / 61 + 0.3 * 61 / 63, within(1e-12));
    assertThat(ranking.score(1)).isCloseTo(0.7 * 61 / 62 + 0.3 * 61 / 61, within(1e-12));
    assertThat(ranking.score(2)).isCloseTo(0.3 * 61 / 62, within(1e-12));
  }

  @Test
  void equalRawScoresShareTheBestRank() {
    Part popularity = new Part("popularity", 1, Scale.LOG_MAX, new double[] {5, 9, 5, 0, 1});
    Ranking ranking = new ReciprocalRankFusion().rank(List.of(popularity));

    assertThat(ranking.score(1)).isEqualTo(1);
    assertThat(ranking.score(0)).isEqualTo(61.0 / 62).isEqualTo(ranking.score(2));
    assertThat(ranking.score(4)).isEqualTo(61.0 / 64);
    assertThat(ranking.score(3)).as("nobody acted on it").isZero();
  }

  @Test
  void scalesByHand() {
    assertThat(Scale.MAX.apply(new double[] {-3, 0, 1, 4, NONE})).containsExactly(0, 0, 0.25, 1, 0);
    assertThat(Scale.LOG_MAX.apply(new double[] {0, 3, 15, NONE})).containsExactly(0, 0.5, 1, 0);
    assertThat(Scale.MIN_MAX.apply(new double[] {-2, 0, 2, NONE})).containsExactly(0, 0.5, 1, 0);
    assertThat(Scale.UNIT.apply(new double[] {-0.5, 0.25, 1.5, NONE}))
        .containsExactly(0, 0.25, 1, 0);
  }

  @Test
  void whatSaysNothingAddsNothing() {
    for (Scale scale : Scale.values()) {
      assertThat(scale.apply(new double[] {NONE, NONE})).as("%s", scale).containsExactly(0, 0);
      assertThat(scale.apply(new double[0])).as("%s", scale).isEmpty();
    }
    assertThat(Scale.MIN_MAX.apply(new double[] {7, 7, 7})).containsExactly(0, 0, 0);
    assertThat(Scale.MAX.apply(new double[] {-1, 0})).containsExactly(0, 0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void pagesAreCutsOfOneOrderAndPartsAddUp(long seed) {
    Random random = new Random(seed);
    int candidates = 1 + random.nextInt(300);
    List<Part> parts = new ArrayList<>();
    for (Scale scale : Scale.values()) {
      // Few different values, so that there are many ties.
      double[] raw =
          random.doubles(candidates).map(x -> x < 0.1 ? NONE : Math.rint(x * 4) - 1).toArray();
      parts.add(new Part(scale.name(), random.nextDouble(), scale, raw));
    }
    for (Blender blender : List.of(new WeightedSum(), new ReciprocalRankFusion())) {
      Ranking ranking = blender.rank(parts);
      List<Integer> sorted =
          IntStream.range(0, candidates)
              .boxed()
              .sorted(
                  Comparator.comparingDouble((Integer i) -> -ranking.score(i))
                      .thenComparing(i -> "item-" + i))
              .toList();
      for (int i = 0; i < candidates; i++) {
        double sum = ranking.parts(i).stream().mapToDouble(PartScore::contribution).sum();
        assertThat(sum)
            .as("seed %d, candidate %d", seed, i)
            .isCloseTo(ranking.score(i), within(1e-6));
      }
      int from = random.nextInt(candidates);
      int size = 1 + random.nextInt(50);
      assertThat(ranking.page(from, size, i -> "item-" + i))
          .as("seed %d, from %d, size %d", seed, from, size)
          .isEqualTo(sorted.subList(from, Math.min(candidates, from + size)));
      assertThat(ranking.page(candidates, size, i -> "item-" + i)).isEmpty();
    }
  }

  @Test
  void weightsMustBeFinite() {
    for (double weight : new double[] {NONE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      assertThatThrownBy(() -> new Part("text", weight, Scale.MAX, new double[0]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("text")
          .hasMessageContaining(Double.toString(weight));
    }
  }
}
