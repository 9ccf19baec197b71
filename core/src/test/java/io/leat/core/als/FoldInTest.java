package io.leat.core.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.FloatTiles;
import io.leat.core.matrix.SparseRows;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldInTest {
  private static final AlsParameters SMALL = new AlsParameters(9, 3, 0.2, 0.01, 1, 7);

  /** All as many, then all as few. */
  private static final int[] EITHER_SIZE = {0, Integer.MAX_VALUE};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void equalsTheUserStepOfTraining(long seed) {
    SparseRows interactions = RandomInteractions.sparse(90, 40, 4, seed);
    ImplicitAls.Factors factors = ImplicitAls.train(interactions, SMALL, sweep -> {});
    DenseRows users = turned(factors.users(), GramianBasis.of(factors.items()));
    PrincipalAxes items = PrincipalAxes.of(factors.items());
    FoldIn foldIn = FoldIn.of(items, SMALL);

    for (int user = 0; user < interactions.rows(); user++) {
      float[][] vectors = vectors(interactions, user, items.factors());
      for (int few : EITHER_SIZE) {
        assertThat(foldIn.fold(vectors, weights(interactions, user), few).vector())
            .as("seed %d, user %d, few up to %d", seed, user, few)
            .containsExactly(users.row(user), within(1e-4f));
      }
    }
  }

  private static DenseRows turned(DenseRows rows, GramianBasis basis) {
    DenseRows turned = DenseRows.zeros(rows.rows(), rows.columns());
    RowRotation rotation = basis.rotation();
    for (int row = 0; row < rows.rows(); row++) {
      float[] padded = Arrays.copyOf(rows.row(row), FloatTiles.padded(rows.columns()));
      rotation.apply(padded, 0, 1);
      turned.setRow(row, Arrays.copyOf(padded, rows.columns()));
    }
    return turned;
  }

  /** Of 0 to 150 items, fewer than the rank, as many, more; some weigh nothing. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16, 17, 33, 64, 100})
  void anyNumberOfItemsGivesTheDenseSolution(int rank) {
    AlsParameters parameters = new AlsParameters(rank, 1, 0.3, 0.02, 1, rank);
    PrincipalAxes items = PrincipalAxes.of(RandomInteractions.dense(150, rank, rank));
    FoldIn foldIn = FoldIn.of(items, parameters);
    SparseRows people =
        RandomInteractions.rowsOfLengths(
            150, rank, 0, 1, 2, 15, 16, 17, rank - 1, rank, rank + 1, 99, 150);
    for (int person = 0; person < people.rows(); person++) {
      double[] expected = DenseReference.solve(people, person, items.factors(), parameters);
      float[][] vectors = vectors(people, person, items.factors());
      for (int few : EITHER_SIZE) {
        float[] solved = foldIn.fold(vectors, weights(people, person), few).vector();
        for (int i = 0; i < rank; i++) {
          assertThat((double) solved[i])
              .as("rank %d, person %d, factor %d, few up to %d", rank, person, i, few)
              .isCloseTo(expected[i], within(1e-4));
        }
      }
    }
  }

  /** Two items in sixteen dimensions: fourteen of the squares are zero. */
  @Test
  void emptyAxesAndAlmostNoRegularizationStayFinite() {
    for (double lambda : new double[] {0.01, 1e-300}) {
      AlsParameters parameters = new AlsParameters(16, 1, 0.5, lambda, 0, 1);
      PrincipalAxes items = PrincipalAxes.of(RandomInteractions.dense(2, 16, 3));
      FoldIn foldIn = FoldIn.of(items, parameters);
      float[][] vectors = {items.factors().row(0), items.factors().row(1)};
      FoldedIn folded = foldIn.fold(vectors, new float[] {1, 0.5f});
      double sum = 0;
      for (float part : folded.contributions(vectors[1])) {
        sum += part;
      }
      double score = items.factors().dot(1, folded.vector());
      assertThat(score).as("lambda %s", lambda).isBetween(0.3, 1.0);
      assertThat(sum).as("lambda %s", lambda).isCloseTo(score, within(1e-4));
    }
  }

  private static float[][] vectors(SparseRows interactions, int user, DenseRows items) {
    int start = interactions.offsets()[user];
    float[][] vectors = new float[interactions.offsets()[user + 1] - start][];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = items.row(interactions.indices()[start + i]);
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
    FoldIn foldIn = FoldIn.of(PrincipalAxes.of(items), SMALL);
    int count = 1 + random.nextInt(30);
    float[][] vectors = new float[count][];
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      vectors[i] = items.row(random.nextInt(50));
      weights[i] = random.nextInt(5);
    }
    weights[0] = 2;
    float[] candidate = items.row(random.nextInt(50));

    float[] inRank = foldIn.fold(vectors, weights, 0).contributions(candidate);
    for (int few : EITHER_SIZE) {
      FoldedIn folded = foldIn.fold(vectors, weights, few);
      float[] parts = folded.contributions(candidate);
      float[] solution = folded.vector();
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
      assertThat(parts).as("seed %d", seed).containsExactly(inRank, within(1e-4f));
      assertThat(Math.abs(score)).as("seed %d: the score says something", seed).isGreaterThan(1e-3);
    }
  }

  @Test
  void whatHasNoWeightMayHoldAnything() {
    DenseRows items = RandomInteractions.dense(50, SMALL.rank(), 1);
    FoldIn foldIn = FoldIn.of(PrincipalAxes.of(items), SMALL);
    float[] broken = new float[SMALL.rank()];
    Arrays.fill(broken, Float.NaN);
    float[][] vectors = {items.row(1), broken, items.row(2)};
    for (int few : EITHER_SIZE) {
      FoldedIn folded = foldIn.fold(vectors, new float[] {1, 0, 2}, few);
      FoldedIn without =
          foldIn.fold(new float[][] {items.row(1), items.row(2)}, new float[] {1, 2}, few);
      assertThat(folded.vector()).containsExactly(without.vector(), within(1e-6f));
      assertThat(folded.contributions(items.row(3))[1]).isZero();
    }
  }

  @Test
  void nothingObservedGivesZero() {
    FoldIn foldIn =
        FoldIn.of(PrincipalAxes.of(RandomInteractions.dense(5, SMALL.rank(), 1)), SMALL);
    float[] vector = RandomInteractions.dense(1, SMALL.rank(), 2).row(0);
    assertThat(foldIn.solve(new float[0][], new float[0])).hasSize(9).containsOnly(0);
    assertThat(foldIn.solve(new float[][] {vector}, new float[] {0})).hasSize(9).containsOnly(0);
    assertThat(foldIn.fold(new float[][] {vector}, new float[] {0}).contributions(vector))
        .containsExactly(0);
  }

  @Test
  void wrongInputIsNamed() {
    FoldIn foldIn =
        FoldIn.of(PrincipalAxes.of(RandomInteractions.dense(5, SMALL.rank(), 1)), SMALL);
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
    refused(
        () -> FoldIn.of(PrincipalAxes.of(DenseRows.zeros(3, 8)), SMALL),
        "squares must hold rank = 9 numbers, held 8");
    refused(() -> new FoldIn(SMALL, new float[9], -1), "items must be at least 0, was -1");
    float[] broken = new float[9];
    broken[4] = Float.NaN;
    refused(() -> new FoldIn(SMALL, broken, 3), "squares must be numbers of at least 0, held NaN");
    broken[4] = -1;
    refused(() -> new FoldIn(SMALL, broken, 3), "squares must be numbers of at least 0, held -1");
  }

  private static void refused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
