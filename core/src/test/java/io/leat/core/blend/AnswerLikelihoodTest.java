package io.leat.core.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerLikelihoodTest {
  private static final int CANDIDATES = 12;

  /**
   * Of two candidates the first is right three times in four and one point ahead: the chance of
   * three quarters is that of a weight of log 3.
   */
  @Test
  void oddsByHand() {
    List<BlendQuestion> questions = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      questions.add(new BlendQuestion(new float[][] {{1, 0}}, new boolean[] {i < 3, i == 3}, 1));
    }
    assertThat(new AnswerLikelihood(questions).greatest(1))
        .containsExactly(new double[] {Math.log(3)}, within(1e-3));
  }

  /** Answers drawn with the model's own chances bring its weights back. */
  @Test
  void drawnAnswersGiveTheirWeightsBack() {
    Random random = new Random(5);
    double[] weights = {3, 0, 1.5};
    List<BlendQuestion> questions = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      float[][] parts = new float[3][CANDIDATES];
      double[] chances = new double[CANDIDATES];
      double sum = 0;
      for (int candidate = 0; candidate < CANDIDATES; candidate++) {
        double score = 0;
        for (int part = 0; part < 3; part++) {
          parts[part][candidate] = random.nextFloat();
          score += weights[part] * parts[part][candidate];
        }
        chances[candidate] = Math.exp(score);
        sum += chances[candidate];
      }
      boolean[] relevant = new boolean[CANDIDATES];
      double left = random.nextDouble() * sum;
      int drawn = 0;
      while (drawn < CANDIDATES - 1 && left > chances[drawn]) {
        left -= chances[drawn++];
      }
      relevant[drawn] = true;
      questions.add(new BlendQuestion(parts, relevant, 1));
    }
    assertThat(new AnswerLikelihood(questions).greatest(3)).containsExactly(weights, within(0.25));
  }

  @Test
  void whatSpeaksAgainstAnswersGetsNoWeight() {
    BlendQuestion question =
        new BlendQuestion(new float[][] {{0, 1}, {0, 0}}, new boolean[] {true, false}, 1);
    double[] weights = new AnswerLikelihood(List.of(question)).greatest(2);
    assertThat(weights[0]).isZero();
  }
}
