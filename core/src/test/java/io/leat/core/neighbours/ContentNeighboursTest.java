package io.leat.core.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.matrix.SparseRows;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentNeighboursTest {
  private static final int ITEMS = 25;
  private static final int TERMS = 15;

  @ParameterizedTest
  @CsvSource({"1, 25, 100", "2, 4, 100", "3, 1, 100", "4, 25, 5", "5, 4, 3"})
  void agreesWithBruteForce(long seed, int kept, int commonest) {
    Random random = new Random(seed);
    SparseRows documents = documents(random);
    boolean[] among = new boolean[ITEMS];
    for (int item = 0; item < ITEMS; item++) {
      among[item] = random.nextInt(4) > 0;
    }
    double[][] cosines = cosines(documents, commonest);

    SparseRows lists = new ContentNeighbours(kept, commonest).fit(documents, among);

    double[][] found = Dense.of(lists);
    for (int item = 0; item < ITEMS; item++) {
      double[] mine = cosines[item].clone();
      for (int other = 0; other < ITEMS; other++) {
        mine[other] = other == item || !among[other] ? 0 : mine[other];
      }
      int[] expected = Dense.greatest(mine, kept);
      assertThat(Dense.columns(lists, item))
          .as("item %d, seed %d", item, seed)
          .containsExactly(expected);
      double sum = 0.3 + Arrays.stream(expected).mapToDouble(other -> mine[other]).sum();
      for (int other : expected) {
        assertThat(found[item][other])
            .as("%d near %d, seed %d", other, item, seed)
            .isCloseTo(mine[other] / sum, within(1e-5));
      }
    }
  }

  /** Rows of unit length, one in ten empty. */
  private static SparseRows documents(Random random) {
    SparseRows.Builder builder = new SparseRows.Builder(ITEMS, TERMS);
    for (int item = 0; item < ITEMS; item++) {
      double[] row = new double[TERMS];
      for (int term = 0; term < TERMS && item % 10 != 9; term++) {
        row[term] = random.nextInt(4) == 0 ? 0.1 + random.nextDouble() : 0;
      }
      double length = Math.sqrt(Arrays.stream(row).map(value -> value * value).sum());
      for (int term = 0; term < TERMS; term++) {
        if (row[term] > 0) {
          builder.add(item, term, (float) (row[term] / length));
        }
      }
    }
    return builder.build();
  }

  private static double[][] cosines(SparseRows documents, int commonest) {
    double[][] dense = Dense.of(documents);
    for (int term = 0; term < TERMS; term++) {
      int in = 0;
      for (double[] document : dense) {
        in += document[term] > 0 ? 1 : 0;
      }
      for (double[] document : dense) {
        document[term] = in > commonest ? 0 : document[term];
      }
    }
    double[][] cosines = new double[ITEMS][ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      for (int j = 0; j < ITEMS; j++) {
        for (int term = 0; term < TERMS; term++) {
          cosines[i][j] += dense[i][term] * dense[j][term];
        }
      }
    }
    return cosines;
  }

  @Test
  void theFewerAndFartherTheNeighboursTheLessTheyCountInAll() {
    float half = (float) Math.sqrt(0.5);
    SparseRows documents =
        SparseRows.fromTriples(
            3, 3, new int[] {0, 1, 1, 2}, new int[] {0, 0, 1, 2}, new float[] {1, half, half, 1});
    double[][] lists =
        Dense.of(ContentNeighbours.DEFAULT.fit(documents, new boolean[] {true, true, true}));
    assertThat(lists[0][1]).isCloseTo(half / (half + 0.3), within(1e-6));
    assertThat(lists[2]).containsOnly(0);
  }

  @Test
  void refusesSettingsOutOfRange() {
    assertThatThrownBy(() -> new ContentNeighbours(0, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1, were 0 and 7");
  }
}
