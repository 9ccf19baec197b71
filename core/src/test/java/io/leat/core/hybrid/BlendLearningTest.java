package io.leat.core.hybrid;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.FoldIn;
import io.leat.core.als.PrincipalAxes;
import io.leat.core.blend.Scale;
import io.leat.core.history.Histories;
import io.leat.core.history.History;
import io.leat.core.hybrid.ValidationSplit.Question;
import io.leat.core.matrix.DenseRows;
import io.leat.core.session.SessionIndex;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlendLearningTest {
  private static final PartSpec NUMBER =
      new PartSpec("number", PartSpec.Kind.NUMBER, "number", 1, 1, Scale.MAX);

  private static double quality(float[] numbers, int depth, Question question) {
    PrincipalAxes none = PrincipalAxes.of(DenseRows.zeros(numbers.length, 1));
    TrainedParts trained =
        new TrainedParts(
            FoldIn.of(none, new AlsParameters(1, 1, 0, 1, 1, 1)),
            none.factors(),
            Map.of(),
            SessionIndex.NONE,
            Map.of(),
            Map.of("number", numbers));
    return new BlendLearning(1, depth)
        .quality(List.of(question), NUMBER, trained, Histories.Worth.WEIGHT);
  }

  private static Question question(int answer, int... seen) {
    return new Question(History.EMPTY, new int[] {answer}, seen);
  }

  @Test
  void amongEqualCandidatesNothingGreaterIsLost() {
    float[] numbers = {1, 1, 1, 5};
    assertThat(quality(numbers, 2, question(3))).isEqualTo(1);
    assertThat(quality(numbers, 2, question(0))).as("second").isZero();
  }

  @Test
  void whatWasSeenIsNoCandidate() {
    float[] numbers = {3, 5, 4};
    assertThat(quality(numbers, 3, question(2))).isZero();
    assertThat(quality(numbers, 3, question(2, 1))).isEqualTo(1);
    assertThat(quality(numbers, 1, question(2, 1))).isEqualTo(1);
  }
}
