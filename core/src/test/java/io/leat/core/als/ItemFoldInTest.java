package io.leat.core.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.als.AlsParameters.Frequency;
import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.FloatRows;
import io.leat.core.matrix.SparseRows;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemFoldInTest {
  private static final int RANK = 9;
  private static final int PEOPLE = 70;
  private static final AlsParameters SMALL = new AlsParameters(RANK, 3, 0.2, 0.01, 1, 7);

  private final DenseRows people = RandomInteractions.dense(PEOPLE, RANK, 3);
  private final float[] text = RandomInteractions.dense(1, RANK, 4).row(0);

  private ItemFoldIn foldIn(AlsParameters parameters, double usual) {
    return new ItemFoldIn(parameters, new DenseRows(RANK, RANK, people.gramian()), PEOPLE, usual);
  }

  private float[][] vectors(int count) {
    float[][] vectors = new float[count][];
    Arrays.setAll(vectors, people::row);
    return vectors;
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void withoutActsItIsWhatTheTextPredicts() {
    ItemFoldIn foldIn = foldIn(SMALL, 5);
    assertThat(foldIn.solve(text, new float[0][], new float[0])).containsExactly(text);
    assertThat(foldIn.solve(text, vectors(3), new float[3])).containsExactly(text);
  }

  /** Where a text says nothing: everyone else is pulled to 0, as in training. */
  @ParameterizedTest
  @EnumSource(Frequency.class)
  void withoutATextItIsTheItemsHalfStepOfTraining(Frequency frequency) {
    AlsParameters parameters = SMALL.withFrequency(frequency);
    SparseRows items = RandomInteractions.rowsOfLengths(PEOPLE, 5, 1, 2, 8, 30, PEOPLE);
    for (int item = 0; item < items.rows(); item++) {
      int start = items.offsets()[item];
      float[][] vectors = new float[items.offsets()[item + 1] - start][];
      for (int i = 0; i < vectors.length; i++) {
        vectors[i] = people.row(items.indices()[start + i]);
      }
      float[] weights = Arrays.copyOfRange(items.values(), start, items.offsets()[item + 1]);
      double[] expected = DenseReference.solve(items, item, people, parameters);
      float[] solved = foldIn(parameters, 5).solve(new float[RANK], vectors, weights);
      for (int i = 0; i < RANK; i++) {
        assertThat((double) solved[i])
            .as("item %d, factor %d", item, i)
            .isCloseTo(expected[i], within(1e-4));
      }
    }
  }

  /** Between the two in proportion: the equations are linear in the text. */
  @Test
  void theTextFadesAsActsGrowInNumber() {
    double distance = Double.MAX_VALUE;
    for (int acts : new int[] {1, 5, 20, 70}) {
      float[] with = foldIn(SMALL, 10).solve(text, vectors(acts), ones(acts));
      float[] without = foldIn(SMALL, 0).solve(text, vectors(acts), ones(acts));
      double next = distance(with, without);
      assertThat(next).as("%d acts", acts).isLessThan(distance);
      distance = next;
    }
    assertThat(distance).isLessThan(0.1 * distance(text, new float[RANK]));
  }

  @Test
  void whoActedIsScoredHigherAndMoreSoWithMoreOfTheirKind() {
    float[][] alike = new float[20][];
    Arrays.fill(alike, people.row(0));
    float before = FloatRows.dot(text, alike[0]);
    for (int acts : new int[] {1, 5, 20}) {
      float[] vector = foldIn(SMALL, 1e9).solve(text, Arrays.copyOf(alike, acts), ones(acts));
      float score = FloatRows.dot(vector, alike[0]);
      assertThat(Math.abs(score - 1)).as("%d acts", acts).isLessThan(Math.abs(before - 1));
      before = score;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 40, 20_001, 45_000})
  void theGramianIsEveryonesOrThatOfADraw(int count) {
    SparseRows.Builder builder = new SparseRows.Builder(count, 30);
    for (int row = 0; row < count; row++) {
      for (int item = row % 7; item < 30; item += 7) {
        builder.add(row, item, 1 + row % 3);
      }
    }
    SparseRows interactions = builder.build();
    PrincipalAxes items = PrincipalAxes.of(RandomInteractions.dense(30, RANK, 1));
    FoldIn persons = FoldIn.of(items, SMALL);
    ItemFoldIn foldIn = ItemFoldIn.of(interactions, items.factors(), persons);
    assertThat(foldIn.people()).isEqualTo(count);
    double[] expected = new double[RANK * RANK];
    // Rows are the same after 21.
    for (int row = 0; row < Math.min(count, 21); row++) {
      int from = interactions.offsets()[row];
      float[][] vectors = new float[interactions.offsets()[row + 1] - from][];
      for (int i = 0; i < vectors.length; i++) {
        vectors[i] = items.factors().row(interactions.indices()[from + i]);
      }
      float[] weights = Arrays.copyOfRange(interactions.values(), from, from + vectors.length);
      float[] vector = persons.solve(vectors, weights);
      int times = (count - row + 20) / 21;
      for (int i = 0; i < expected.length; i++) {
        expected[i] += (double) times * vector[i / RANK] * vector[i % RANK];
      }
    }
    double scale = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) foldIn.gramian().values()[i])
          .as("of %d people, number %d", count, i)
          .isCloseTo(expected[i], within((count > 20_000 ? 0.03 : 1e-4) * scale + 1e-6));
    }
  }

  @Test
  void theUsualWeightIsThatOfItemsWithActs() {
    PrincipalAxes items = PrincipalAxes.of(RandomInteractions.dense(4, RANK, 1));
    SparseRows interactions =
        new SparseRows.Builder(2, 4).add(0, 1, 2).add(1, 1, 3).add(1, 2, 1).build();
    assertThat(ItemFoldIn.of(interactions, items.factors(), FoldIn.of(items, SMALL)).usual())
        .isEqualTo(3);
  }

  @Test
  void wrongInputIsNamed() {
    ItemFoldIn foldIn = foldIn(SMALL, 5);
    refused(
        () -> foldIn.solve(new float[3], vectors(1), ones(1)),
        "text must have rank = 9 numbers, had 3");
    refused(() -> foldIn.solve(text, vectors(2), ones(1)), "2 vectors and 1 weights");
    refused(
        () -> foldIn.solve(text, vectors(1), new float[] {-1}),
        "weights[0] must be a number of at least 0, was -1.0");
    refused(
        () -> new ItemFoldIn(SMALL, DenseRows.zeros(9, 8), 1, 1),
        "gramian must be rank x rank = 9 x 9, was 9 x 8");
    refused(() -> new ItemFoldIn(SMALL, DenseRows.zeros(9, 9), -1, 1), "people must be at least 0");
    refused(
        () -> new ItemFoldIn(SMALL, DenseRows.zeros(9, 9), 1, Double.NaN),
        "usual must be a number of at least 0, was NaN");
  }

  private static double distance(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.pow(one[i] - other[i], 2);
    }
    return Math.sqrt(sum);
  }

  private static void refused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
