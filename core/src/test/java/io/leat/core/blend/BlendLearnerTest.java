package io.leat.core.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlendLearnerTest {
  private static final int CANDIDATES = 40;
  private static final BlendLearner LEARNER = new BlendLearner(5);

  /** The three candidates that these weights put first are the right answers. */
  private static List<BlendQuestion> planted(double[] weights, int count, Random random) {
    List<BlendQuestion> questions = new ArrayList<>();
    for (int question = 0; question < count; question++) {
      float[][] parts = new float[weights.length][CANDIDATES];
      for (float[] part : parts) {
        fill(part, random.doubles(CANDIDATES).toArray());
      }
      boolean[] relevant = new boolean[CANDIDATES];
      IntStream.range(0, CANDIDATES)
          .boxed()
          .sorted(Comparator.comparingDouble(i -> -score(parts, weights, i)))
          .limit(3)
          .forEach(i -> relevant[i] = true);
      questions.add(new BlendQuestion(parts, relevant, 3));
    }
    return questions;
  }

  private static void fill(float[] part, double[] numbers) {
    for (int i = 0; i < part.length; i++) {
      part[i] = (float) numbers[i];
    }
  }

  private static double score(float[][] parts, double[] weights, int candidate) {
    return IntStream.range(0, weights.length)
        .mapToDouble(part -> weights[part] * parts[part][candidate])
        .sum();
  }

  private static double[] alone(int part, int parts) {
    double[] alone = new double[parts];
    alone[part] = 1;
    return alone;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void findsAPlantedWeighting(long seed) {
    double[] planted = {0.6, 0, 0.3, 0.1};
    List<BlendQuestion> questions = planted(planted, 150, new Random(seed));

    double[] learnt = LEARNER.learn(questions, 4);

    assertThat(Arrays.stream(learnt).sum()).isCloseTo(1, within(1e-12));
    assertThat(learnt).as("seed %d", seed).containsExactly(planted, within(0.06));
    double quality = LEARNER.quality(questions, learnt);
    assertThat(LEARNER.quality(questions, planted)).isEqualTo(1);
    assertThat(quality).as("seed %d", seed).isGreaterThan(0.95);
    assertThat(quality).isGreaterThan(LEARNER.quality(questions, alone(0, 4)) + 0.1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void isNeverWorseThanAPartAloneOrAllAlike(long seed) {
    Random random = new Random(seed);
    int parts = 1 + random.nextInt(5);
    List<BlendQuestion> questions = new ArrayList<>();
    for (int question = 0; question < 30; question++) {
      float[][] values = new float[parts][20];
      // Few different values: many candidates are equal.
      for (float[] part : values) {
        fill(part, random.ints(20, 0, 3).asDoubleStream().toArray());
      }
      boolean[] relevant = new boolean[20];
      for (int i = 0; i < 20; i++) {
        relevant[i] = random.nextInt(6) == 0;
      }
      questions.add(new BlendQuestion(values, relevant, 3 + random.nextInt(20)));
    }
    double[] learnt = LEARNER.learn(questions, parts);
    double quality = LEARNER.quality(questions, learnt);

    assertThat(Arrays.stream(learnt).min().orElseThrow()).isNotNegative();
    assertThat(Arrays.stream(learnt).sum()).isCloseTo(1, within(1e-12));
    double[] alike = new double[parts];
    Arrays.fill(alike, 1.0 / parts);
    assertThat(quality).isGreaterThan(LEARNER.quality(questions, alike) - 1e-4);
    for (int part = 0; part < parts; part++) {
      assertThat(quality)
          .as("part %d of %d, seed %d", part, parts, seed)
          .isGreaterThan(LEARNER.quality(questions, alone(part, parts)) - 1e-4);
    }
    assertThat(LEARNER.learn(questions, parts)).as("once more").containsExactly(learnt);
  }

  @Test
  void qualityByHand() {
    // The first part ranks the answers 1 and 3; one more answer is no candidate.
    BlendQuestion question =
        new BlendQuestion(
            new float[][] {{4, 3, 2, 1}, {0, 0, 0, 9}},
            new boolean[] {true, false, true, false},
            3);
    double ideal = 1 + 1 / log2(3) + 1 / log2(4);
    assertThat(new BlendLearner(3).quality(List.of(question), new double[] {1, 0}))
        .isCloseTo(((1 + 1 / log2(4)) / ideal + 2 / 3.0) / 2, within(1e-12));
    assertThat(new BlendLearner(2).quality(List.of(question), new double[] {1, 0}))
        .isCloseTo((1 / (1 + 1 / log2(3)) + 1 / 3.0) / 2, within(1e-12));
    assertThat(new BlendLearner(1).quality(List.of(question), new double[] {0, 1})).isZero();
    assertThat(new BlendLearner(1).quality(List.of(question), new double[] {0, 0}))
        .as("among equals the earlier stands first")
        .isCloseTo((1 + 1 / 3.0) / 2, within(1e-12));
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  @Test
  void withoutAnAnswerableQuestionAllCountAlike() {
    float[][] parts = {{1, 2}, {2, 1}};
    BlendQuestion unanswerable = new BlendQuestion(parts, new boolean[2], 1);
    assertThat(LEARNER.learn(List.of(unanswerable), 2)).containsExactly(0.5, 0.5);
    assertThat(LEARNER.learn(List.of(), 2)).containsExactly(0.5, 0.5);
  }

  @Test
  void somePartCountsEvenWhereAnyWouldDo() {
    float[][] parts = {{2, 1, 0}, {2, 1, 0}};
    BlendQuestion easy = new BlendQuestion(parts, new boolean[] {true, false, false}, 1);
    assertThat(Arrays.stream(LEARNER.learn(List.of(easy), 2)).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void refusesSettingsOutOfRange() {
    assertThatThrownBy(() -> new BlendLearner(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("k must be at least 1, was 0");
    assertThatThrownBy(() -> new BlendQuestion(new float[][] {{1, 2}}, new boolean[3], 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("each of 3 candidates, had 2");
    assertThatThrownBy(() -> new BlendQuestion(new float[0][], new boolean[3], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("answers must be at least 1, was 0");
  }
}
