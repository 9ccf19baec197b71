package io.leat.core.hybrid;

import io.leat.core.blend.BlendLearner;
import io.leat.core.blend.BlendQuestion;
import io.leat.core.blend.Scale;
import io.leat.core.history.Histories;
import io.leat.core.hybrid.RecommendationBlend.WeightedPart;
import io.leat.core.hybrid.ValidationSplit.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Learns how the parts add up: asks each part the questions of a validation split, joins what they
 * bring into one candidate set as the search service does, and lets {@link BlendLearner} find the
 * weights, once with raw scores taken as they are and once with their roots.
 *
 * @param k how many places count
 * @param depth how many candidates each part brings
 */
public record BlendLearning(int k, int depth) {
  public static final BlendLearning DEFAULT = new BlendLearning(20, 200);

  private static final List<Scale> SCALES = List.of(Scale.SQRT_MAX, Scale.MAX);

  /**
   * What was learnt.
   *
   * @param quality of the blend on the questions: the mean of NDCG and recall
   * @param alone quality of each part by itself, in the order of the parts
   */
  public record Learnt(RecommendationBlend blend, double quality, double[] alone) {}

  /** How well one part alone answers. */
  public double quality(
      List<Question> questions, PartSpec part, TrainedParts trained, Histories.Worth worth) {
    List<PartSpec> parts = List.of(part);
    List<BlendQuestion> scaled =
        scored(questions, parts, trained, worth).stream().map(each -> each.scaled(parts)).toList();
    return new BlendLearner(k).quality(scaled, new double[] {1});
  }

  /** Each part's raw scores of a question's candidates. */
  private record Scored(float[][] raw, boolean[] relevant, int answers) {
    BlendQuestion scaled(List<PartSpec> parts) {
      float[][] scaled = new float[raw.length][relevant.length];
      for (int part = 0; part < raw.length; part++) {
        double[] numbers = parts.get(part).scale().apply(wide(raw[part]));
        for (int i = 0; i < numbers.length; i++) {
          scaled[part][i] = (float) numbers[i];
        }
      }
      return new BlendQuestion(scaled, relevant, answers);
    }

    private static double[] wide(float[] numbers) {
      double[] wide = new double[numbers.length];
      Arrays.setAll(wide, i -> numbers[i]);
      return wide;
    }
  }

  /**
   * The best blend of these parts.
   *
   * @param worth of an act at the time of the questions
   */
  public Learnt learn(
      List<Question> questions, List<PartSpec> parts, TrainedParts trained, Histories.Worth worth) {
    List<Scored> scored = scored(questions, parts, trained, worth);
    Learnt best = null;
    for (Scale scale : SCALES) {
      List<PartSpec> scaled = parts.stream().map(part -> withScale(part, scale)).toList();
      Learnt learnt = learn(scored, scaled);
      if (best == null || learnt.quality > best.quality) {
        best = learnt;
      }
    }
    return Objects.requireNonNull(best);
  }

  private List<Scored> scored(
      List<Question> questions, List<PartSpec> parts, TrainedParts trained, Histories.Worth worth) {
    List<PartScorer> scorers = parts.stream().map(part -> PartScorer.of(part, trained)).toList();
    ThreadLocal<float[][]> scores =
        ThreadLocal.withInitial(() -> new float[parts.size()][trained.items()]);
    return IntStream.range(0, questions.size())
        .parallel()
        .mapToObj(i -> score(questions.get(i), scorers, worth, scores.get()))
        .toList();
  }

  /** Numbers keep their own scale: it follows from what they count. */
  private static PartSpec withScale(PartSpec part, Scale scale) {
    return part.kind() == PartSpec.Kind.NUMBER
        ? part
        : new PartSpec(
            part.name(), part.kind(), part.source(), part.rankDecay(), part.items(), scale);
  }

  private Learnt learn(List<Scored> scored, List<PartSpec> parts) {
    List<BlendQuestion> questions =
        scored.stream().parallel().map(each -> each.scaled(parts)).toList();
    BlendLearner learner = new BlendLearner(k);
    double[] weights = learner.learn(questions, parts.size());
    double[] alone = new double[parts.size()];
    List<WeightedPart> weighted = new ArrayList<>();
    for (int part = 0; part < alone.length; part++) {
      double[] only = new double[alone.length];
      only[part] = 1;
      alone[part] = learner.quality(questions, only);
      if (weights[part] > 0) {
        weighted.add(new WeightedPart(parts.get(part), weights[part]));
      }
    }
    weighted.sort(Comparator.comparingDouble((WeightedPart part) -> -part.weight()));
    return new Learnt(
        new RecommendationBlend(weighted), learner.quality(questions, weights), alone);
  }

  private Scored score(
      Question question, List<PartScorer> scorers, Histories.Worth worth, float[][] scores) {
    Person person = Person.of(question.history(), worth);
    boolean[] isCandidate = new boolean[scores[0].length];
    boolean[] isLeftOut = new boolean[isCandidate.length];
    if (question.again()) {
      Arrays.fill(isLeftOut, true);
      for (int item : question.history().items()) {
        isLeftOut[item] = false;
      }
    }
    for (int item : question.seen()) {
      isLeftOut[item] = true;
    }
    for (int part = 0; part < scores.length; part++) {
      Arrays.fill(scores[part], 0);
      scorers.get(part).score(person, scores[part]);
      bring(scores[part], isLeftOut, isCandidate);
    }
    int[] candidates = IntStream.range(0, isCandidate.length).filter(i -> isCandidate[i]).toArray();
    float[][] raw = new float[scores.length][candidates.length];
    for (int part = 0; part < scores.length; part++) {
      for (int i = 0; i < candidates.length; i++) {
        raw[part][i] = scores[part][candidates[i]];
      }
    }
    boolean[] relevant = new boolean[candidates.length];
    for (int i = 0; i < candidates.length; i++) {
      for (int answer : question.answers()) {
        relevant[i] |= candidates[i] == answer;
      }
    }
    return new Scored(raw, relevant, question.answers().length);
  }

  /** Marks the part's best items, not left out, of a score above zero. */
  private void bring(float[] scores, boolean[] isLeftOut, boolean[] isCandidate) {
    float[] best = new float[scores.length];
    int count = 0;
    for (int item = 0; item < scores.length; item++) {
      if (scores[item] > 0 && !isLeftOut[item]) {
        best[count++] = scores[item];
      }
    }
    float least = 0;
    if (count > depth) {
      Arrays.sort(best, 0, count);
      least = best[count - depth];
    }
    int greater = 0;
    for (int i = 0; i < count; i++) {
      greater += best[i] > least ? 1 : 0;
    }
    // Of those that equal the least the smaller columns, as many as there is room for.
    int room = depth - greater;
    for (int item = 0; item < scores.length; item++) {
      if (scores[item] > 0 && scores[item] >= least && !isLeftOut[item]) {
        isCandidate[item] |= scores[item] > least || room-- > 0;
      }
    }
  }
}
