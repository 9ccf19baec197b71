package io.leat.core.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.SparseRows;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImplicitAlsTest {
  private static final AlsParameters SMALL = new AlsParameters(5, 4, 0.2, 0.05, 0.8, 7);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyRowIsTheDenseSolution(long seed) {
    SparseRows interactions = RandomInteractions.sparse(30, 20, 3, seed);
    DenseRows items = RandomInteractions.dense(20, SMALL.rank(), seed + 100);
    DenseRows users = DenseRows.zeros(30, SMALL.rank());

    ImplicitAls.solveRows(interactions, items, users, SMALL, SubspaceSize.WHOLE);

    for (int user = 0; user < users.rows(); user++) {
      double[] expected = DenseReference.solve(interactions, user, items, SMALL);
      for (int i = 0; i < SMALL.rank(); i++) {
        assertThat((double) users.row(user)[i])
            .as("seed %d, user %d, factor %d", seed, user, i)
            .isCloseTo(expected[i], within(1e-4));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void bothSidesSettleOnEachOthersDenseSolution(long seed) {
    AlsParameters parameters = new AlsParameters(3, 300, 0.3, 0.1, 1, seed);
    SparseRows interactions = RandomInteractions.sparse(25, 15, 2, seed);

    ImplicitAls.Factors factors = ImplicitAls.train(interactions, parameters, sweep -> {});

    SparseRows byItem = interactions.transpose();
    for (int item = 0; item < factors.items().rows(); item++) {
      double[] expected = DenseReference.solve(byItem, item, factors.users(), parameters);
      for (int i = 0; i < parameters.rank(); i++) {
        assertThat((double) factors.items().row(item)[i])
            .as("seed %d, item %d, factor %d", seed, item, i)
            .isCloseTo(expected[i], within(2e-3));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void lossNeverRises(double frequencyExponent) {
    SparseRows interactions = RandomInteractions.sparse(80, 60, 6, 11);
    List<Double> losses = new ArrayList<>();
    for (int sweeps = 1; sweeps <= 12; sweeps++) {
      AlsParameters parameters = new AlsParameters(8, sweeps, 0.1, 0.02, frequencyExponent, 3);
      ImplicitAls.Factors factors = ImplicitAls.train(interactions, parameters, sweep -> {});
      losses.add(AlsLoss.of(interactions, factors, parameters));
    }
    for (int i = 1; i < losses.size(); i++) {
      assertThat(losses.get(i)).as("losses %s", losses).isLessThan(losses.get(i - 1) * (1 + 1e-6));
    }
    assertThat(losses.getLast()).as("losses %s", losses).isLessThan(0.99 * losses.getFirst());
  }

  /** About two thirds of the rows are long enough for steps; users end at their exact solutions. */
  @ParameterizedTest
  @ValueSource(ints = {1, 16, 31})
  void lossNeverRisesInSteps(int coordinates) {
    SparseRows interactions = RandomInteractions.sparse(170, 160, 2, 12);
    double before = Double.MAX_VALUE;
    for (int sweeps = 1; sweeps <= 8; sweeps++) {
      AlsParameters parameters = new AlsParameters(90, sweeps, 0.1, 0.02, 1, 3);
      ImplicitAls.Factors factors =
          ImplicitAls.train(interactions, parameters, new SubspaceSize(coordinates), sweep -> {});
      double loss = AlsLoss.of(interactions, factors, parameters);
      assertThat(loss).as("%d sweeps", sweeps).isLessThan(before * (1 + 1e-6));
      before = loss;
      for (int user = 0; user < 170; user += 17) {
        double[] expected = DenseReference.solve(interactions, user, factors.items(), parameters);
        for (int i = 0; i < parameters.rank(); i++) {
          assertThat((double) factors.users().row(user)[i]).isCloseTo(expected[i], within(1e-4));
        }
      }
    }
  }

  @Test
  void stepsEndAtTheLossOfExactSolutions() {
    SparseRows interactions = RandomInteractions.sparse(170, 160, 2, 12);
    AlsParameters parameters = new AlsParameters(90, 60, 0.1, 0.02, 1, 3);
    ImplicitAls.Factors exact =
        ImplicitAls.train(interactions, parameters, SubspaceSize.WHOLE, sweep -> {});
    ImplicitAls.Factors stepped =
        ImplicitAls.train(interactions, parameters, new SubspaceSize(16), sweep -> {});

    assertThat(stepped.items().values()).isNotEqualTo(exact.items().values());
    assertThat(AlsLoss.of(interactions, stepped, parameters))
        .isCloseTo(AlsLoss.of(interactions, exact, parameters), withinPercentage(0.1));
  }

  @Test
  void lossIsTheSumOverAllPairs() {
    AlsParameters parameters = new AlsParameters(4, 2, 0.3, 0.05, 0.5, 3);
    SparseRows interactions = RandomInteractions.sparse(12, 9, 3, 5);
    ImplicitAls.Factors factors = ImplicitAls.train(interactions, parameters, sweep -> {});

    float[][] weights = new float[12][9];
    float[] userSums = new float[12];
    float[] itemSums = new float[9];
    for (int user = 0; user < 12; user++) {
      for (int i = interactions.offsets()[user]; i < interactions.offsets()[user + 1]; i++) {
        weights[user][interactions.indices()[i]] = interactions.values()[i];
        userSums[user] += interactions.values()[i];
        itemSums[interactions.indices()[i]] += interactions.values()[i];
      }
    }
    double expected = 0;
    for (int user = 0; user < 12; user++) {
      float[] vector = factors.users().row(user);
      for (int item = 0; item < 9; item++) {
        double score = factors.items().dot(item, vector);
        expected += weights[user][item] * (score - 1) * (score - 1) + 0.3 * score * score;
      }
      expected += 0.05 * Math.sqrt(userSums[user] + 0.3 * 9) * factors.users().dot(user, vector);
    }
    for (int item = 0; item < 9; item++) {
      float[] vector = factors.items().row(item);
      expected += 0.05 * Math.sqrt(itemSums[item] + 0.3 * 12) * factors.items().dot(item, vector);
    }
    assertThat(AlsLoss.of(interactions, factors, parameters)).isCloseTo(expected, within(1e-3));
  }

  @Test
  void findsTheBlocksThatTheDataHas() {
    // Two kinds of shopper, two kinds of goods; each shopper lacks one of the goods of their kind.
    SparseRows.Builder builder = new SparseRows.Builder(20, 10);
    for (int user = 0; user < 20; user++) {
      for (int item = 0; item < 10; item++) {
        if (user % 2 == item % 2 && item / 2 != user / 2 % 5) {
          builder.add(user, item, 1);
        }
      }
    }
    AlsParameters parameters = new AlsParameters(2, 20, 0.1, 0.01, 1, 1);
    ImplicitAls.Factors factors = ImplicitAls.train(builder.build(), parameters, sweep -> {});
    for (int user = 0; user < 20; user++) {
      int missing = 2 * (user / 2 % 5) + user % 2;
      for (int item = 1 - user % 2; item < 10; item += 2) {
        assertThat(factors.items().dot(missing, factors.users().row(user)))
            .as(
                "user %d likes the missing %d better than %d of the other kind",
                user, missing, item)
            .isGreaterThan(factors.items().dot(item, factors.users().row(user)) + 0.3f);
      }
    }
  }

  @Test
  void sameSeedGivesTheSameFactorsOnAnyNumberOfThreads() throws Exception {
    SparseRows interactions = RandomInteractions.sparse(700, 300, 20, 9);
    AlsParameters parameters = new AlsParameters(6, 3, 0.1, 0.01, 1, 5);
    ImplicitAls.Factors alone;
    try (ForkJoinPool pool = new ForkJoinPool(1)) {
      alone = pool.submit(() -> ImplicitAls.train(interactions, parameters, sweep -> {})).get();
    }
    ImplicitAls.Factors together;
    try (ForkJoinPool pool = new ForkJoinPool(4)) {
      together = pool.submit(() -> ImplicitAls.train(interactions, parameters, sweep -> {})).get();
    }
    assertThat(together.users().values()).isEqualTo(alone.users().values());
    assertThat(together.items().values()).isEqualTo(alone.items().values());
    AlsParameters otherSeed = new AlsParameters(6, 3, 0.1, 0.01, 1, 6);
    assertThat(ImplicitAls.train(interactions, otherSeed, sweep -> {}).items().values())
        .isNotEqualTo(alone.items().values());
  }

  @Test
  void theUnitOfTheWeightsDoesNotMatterToScaledParameters() {
    SparseRows interactions = RandomInteractions.sparse(40, 30, 4, 2);
    float[] tenfold = interactions.values().clone();
    for (int i = 0; i < tenfold.length; i++) {
      tenfold[i] *= 10;
    }
    SparseRows heavier =
        new SparseRows(40, 30, interactions.offsets(), interactions.indices(), tenfold);
    AlsParameters parameters = new AlsParameters(5, 4, 0.2, 0.02, 1, 7);

    DenseRows items =
        ImplicitAls.train(interactions, parameters.scaledTo(interactions), sweep -> {}).items();
    DenseRows heavierItems =
        ImplicitAls.train(heavier, parameters.scaledTo(heavier), sweep -> {}).items();

    assertThat(heavierItems.values()).containsExactly(items.values(), within(1e-4f));
    assertThat(items.values()).isNotEqualTo(new float[30 * 5]);
  }

  @Test
  void tellsEachSweep() {
    List<Integer> sweeps = new ArrayList<>();
    ImplicitAls.train(RandomInteractions.sparse(9, 8, 2, 1), SMALL, sweeps::add);
    assertThat(sweeps).containsExactly(1, 2, 3, 4);
  }

  @Test
  void rankMayExceedTheData() {
    SparseRows two =
        SparseRows.fromTriples(1, 2, new int[] {0, 0}, new int[] {0, 1}, new float[] {1, 2});
    for (double regularization : new double[] {1e-12, 0.003, 100}) {
      AlsParameters parameters = new AlsParameters(64, 10, 0.1, regularization, 1, 1);
      ImplicitAls.Factors factors = ImplicitAls.train(two, parameters, sweep -> {});
      assertThat(factors.users().isFinite()).as("regularization %s", regularization).isTrue();
      assertThat(factors.items().isFinite()).as("regularization %s", regularization).isTrue();
    }
  }

  @Test
  void hugeWeightsStayFinite() {
    SparseRows interactions =
        SparseRows.fromTriples(
            3,
            3,
            new int[] {0, 0, 1, 2},
            new int[] {0, 1, 1, 2},
            new float[] {1e9f, 1e-9f, 1, 1e6f});
    AlsParameters parameters = new AlsParameters(16, 10, 1e-6, 1e-9, 0, 1);
    ImplicitAls.Factors factors = ImplicitAls.train(interactions, parameters, sweep -> {});
    assertThat(factors.users().isFinite() && factors.items().isFinite()).isTrue();
  }

  @Test
  void rowsWithoutInteractionGetTheZeroVector() {
    SparseRows interactions =
        SparseRows.fromTriples(3, 3, new int[] {0, 1}, new int[] {0, 0}, new float[] {1, 0});
    ImplicitAls.Factors factors = ImplicitAls.train(interactions, SMALL, sweep -> {});
    assertThat(factors.users().row(1)).containsOnly(0);
    assertThat(factors.users().row(2)).containsOnly(0);
    assertThat(factors.items().row(2)).containsOnly(0);
    assertThat(factors.users().row(0)).isNotEqualTo(new float[SMALL.rank()]);
  }

  @Test
  void negativeWeightIsRefused() {
    SparseRows interactions =
        SparseRows.fromTriples(2, 2, new int[] {0, 1}, new int[] {0, 1}, new float[] {1, -2});
    assertThatThrownBy(() -> ImplicitAls.train(interactions, SMALL, sweep -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 1, column 1 has -2.0");
  }

  @Test
  void weightTurnedNotANumberIsRefused() {
    SparseRows interactions =
        SparseRows.fromTriples(2, 2, new int[] {0, 1}, new int[] {0, 1}, new float[] {1, 2});
    interactions.values()[0] = Float.NaN;
    assertThatThrownBy(() -> ImplicitAls.train(interactions, SMALL, sweep -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 0, column 0 has NaN");
  }

  @Test
  void emptyDataIsRefused() {
    for (SparseRows empty :
        List.of(
            new SparseRows.Builder(0, 0).build(),
            new SparseRows.Builder(3, 4).build(),
            new SparseRows.Builder(3, 4).add(1, 1, 0).build())) {
      assertThatThrownBy(() -> ImplicitAls.train(empty, SMALL, sweep -> {}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("interactions must hold a weight above 0")
          .hasMessageContaining(empty.rows() + " x " + empty.columns());
    }
  }
}
