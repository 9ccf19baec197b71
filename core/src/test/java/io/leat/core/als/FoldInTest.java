package io.leat.core.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.SparseRows;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldInTest {
  private static final AlsParameters SMALL = new AlsParameters(9, 3, 0.2, 0.01, 1, 7);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void equalsTheUserStepOfTraining(long seed) {
    SparseRows interactions = RandomInteractions.sparse(90, 40, 4, seed);
    ImplicitAls.Factors factors = ImplicitAls.train(interactions, SMALL, sweep -> {});
    FoldIn foldIn = FoldIn.of(factors.items(), SMALL);

    for (int user = 0; user < interactions.rows(); user++) {
      assertThat(foldIn.solve(vectors(interactions, user, factors), weights(interactions, user)))
          .as("seed %d, user %d", seed, user)
          .containsExactly(factors.users().row(user), within(1e-4f));
    }
  }

  private static float[][] vectors(SparseRows interactions, int user, ImplicitAls.Factors factors) {
    int start = interactions.offsets()[user];
    float[][] vectors = new float[interactions.offsets()[user + 1] - start][];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = factors.items().row(interactions.indices()[start + i]);
    }
    return vectors;
  }

  private static float[] weights(SparseRows interactions, int user) {
    return Arrays.copyOfRange(
        interactions.values(), interactions.offsets()[user], interactions.offsets()[user + 1]);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void contributionsAddUpToTheScore(long seed) {
    Random random = new Random(seed);
    DenseRows items = RandomInteractions.dense(50, SMALL.rank(), seed);
    FoldIn foldIn = FoldIn.of(items, SMALL);
    int count = 1 + random.nextInt(30);
    float[][] vectors = new float[count][];
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      vectors[i] = items.row(random.nextInt(50));
      weights[i] = random.nextInt(5);
    }
    weights[0] = 2;
    float[] candidate = items.row(random.nextInt(50));

    float[] parts = foldIn.fold(vectors, weights).contributions(candidate);

    float[] solution = foldIn.solve(vectors, weights);
    double score = 0;
    for (int i = 0; i < solution.length; i++) {
      score += solution[i] * candidate[i];
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += parts[i];
      if (weights[i] == 0) {
        assertThat(parts[i]).as("seed %d, part %d", seed, i).isZero();
      }
    }
    assertThat(sum).as("seed %d", seed).isCloseTo(score, within(1e-4));
    assertThat(Math.abs(score)).as("seed %d: the score says something", seed).isGreaterThan(1e-3);
  }

  @Test
  void nothingObservedGivesZero() {
    FoldIn foldIn = FoldIn.of(RandomInteractions.dense(5, SMALL.rank(), 1), SMALL);
    float[] vector = RandomInteractions.dense(1, SMALL.rank(), 2).row(0);
    assertThat(foldIn.solve(new float[0][], new float[0])).hasSize(9).containsOnly(0);
    assertThat(foldIn.solve(new float[][] {vector}, new float[] {0})).hasSize(9).containsOnly(0);
    assertThat(foldIn.fold(new float[][] {vector}, new float[] {0}).contributions(vector))
        .containsExactly(0);
  }

  @Test
  void wrongInputIsNamed() {
    FoldIn foldIn = FoldIn.of(RandomInteractions.dense(5, SMALL.rank(), 1), SMALL);
    float[] vector = new float[9];
    refused(() -> foldIn.solve(new float[][] {vector}, new float[0]), "1 vectors and 0 weights");
    refused(
        () -> foldIn.solve(new float[][] {vector}, new float[] {-1}),
        "weights[0] must be a number of at least 0, was -1.0");
    refused(
        () -> foldIn.solve(new float[][] {vector}, new float[] {Float.NaN}),
        "weights[0] must be a number of at least 0, was NaN");
    refused(
        () -> foldIn.solve(new float[][] {vector, new float[3]}, new float[] {1, 1}),
        "vectors[1] must have rank = 9 numbers, had 3");
    refused(
        () -> foldIn.fold(new float[0][], new float[0]).contributions(new float[8]),
        "candidate must have rank = 9 numbers, had 8");
    refused(() -> FoldIn.of(DenseRows.zeros(3, 8), SMALL), "rank = 9 columns, had 8");
    refused(() -> new FoldIn(SMALL, new float[80], 3), "gramian must hold 9 x 9 numbers, held 80");
    refused(() -> new FoldIn(SMALL, new float[81], -1), "items must be at least 0, was -1");
    float[] broken = new float[81];
    broken[4] = Float.NaN;
    refused(() -> new FoldIn(SMALL, broken, 3), "gramian must be finite, held NaN");
  }

  private static void refused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
