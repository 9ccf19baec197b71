package io.leat.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RecommendationQualityTest {
  private static final Map<String, Set<String>> RELEVANT =
      Map.of("anna", Set.of("a", "b"), "ben", Set.of("c"));

  private static final Map<String, List<String>> LISTS =
      Map.of("anna", List.of("x", "a", "b"), "ben", List.of("x", "y", "z"));

  @Test
  void meansAreOverUsers() {
    RecommendationQuality quality =
        RecommendationQuality.measure(
            RELEVANT, user -> LISTS.getOrDefault(user, List.of()), List.of(2, 3));

    assertThat(quality.users()).isEqualTo(2);
    assertThat(quality.of("recall@2")).isEqualTo((0.5 + 0) / 2);
    assertThat(quality.of("recall@3")).isEqualTo((1.0 + 0) / 2);
    assertThat(quality.of("hit_rate@2")).isEqualTo(0.5);
    assertThat(quality.of("mrr@3")).isEqualTo(0.25);
    assertThat(quality.of("precision@2")).isEqualTo(0.25);
    // anna: 1 / log2(3) of the ideal 1 + 1 / log2(3)
    double second = 1 / (Math.log(3) / Math.log(2));
    assertThat(quality.of("ndcg@2")).isCloseTo(second / (1 + second) / 2, within(1e-12));
  }

  @Test
  void aMeasureThatWasNotTakenIsRefused() {
    assertThatThrownBy(
            () ->
                RecommendationQuality.measure(RELEVANT, user -> List.of(), List.of(5))
                    .of("recall@20"))
        .hasMessageContaining("recall@20")
        .hasMessageContaining("recall@5");
  }

  @Test
  void popularityLeavesOutWhatTheUserHas() {
    PopularityRecommender popular =
        new PopularityRecommender(
            Map.of("anna", Set.of("a", "b"), "ben", Set.of("a"), "cleo", Set.of("a", "b", "c")), 2);

    assertThat(popular.apply("ben")).containsExactly("b", "c");
    assertThat(popular.apply("nobody")).containsExactly("a", "b");
  }
}
