package io.leat.flink.train;

import io.leat.core.content.ContentModel;
import io.leat.core.history.HalfLife;
import io.leat.core.hybrid.BlendLearning;
import io.leat.core.hybrid.HybridParameters;
import io.leat.core.hybrid.HybridTrainer;
import io.leat.core.hybrid.HybridTuner;
import io.leat.core.hybrid.HybridTuner.Tried;
import io.leat.core.hybrid.LongTuner;
import io.leat.core.hybrid.ValidationSplit;
import io.leat.core.hybrid.ValidationSplit.Question;
import io.leat.core.matrix.SparseRows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The long search for settings on a split of a shop's own data. Each setting is judged by its part
 * alone; in the end all parts together are judged with the settings of the start and with those
 * found, and the better ones win. That judgement is on a third of the questions, which the search
 * never saw: what it found may have suited its own questions by chance.
 */
final class SettingsTuning {
  private static final int QUESTIONS = 3000;

  /** With fewer questions than this, search and judgement share all. */
  private static final int FEW = 90;

  private final LearningSettings settings;
  private final double seconds;

  /**
   * @param seconds that everything may take but the try that has begun when they are over
   */
  SettingsTuning(LearningSettings settings, double seconds) {
    this.settings = settings;
    this.seconds = seconds;
  }

  /**
   * What was found.
   *
   * @param best the settings to use
   * @param found what the search ended with; the start's where that is better
   * @param startQuality of the learnt blend of all parts with the settings of the start
   * @param foundQuality the same with those found
   * @param questions that the search asked
   * @param judgedOn how many questions the qualities are of
   * @param ofUsers whether the questions are of known people; else of sessions
   */
  record Tuned(
      HybridParameters best,
      HybridParameters found,
      double startQuality,
      double foundQuality,
      int questions,
      int judgedOn,
      boolean ofUsers,
      List<Tried> tries,
      double seconds) {}

  Tuned tune(TrainingData data, Consumer<Tried> onTry) {
    long begun = System.nanoTime();
    HybridParameters start = settings.hybrid();
    ModelTraining training =
        new ModelTraining(settings, HybridTrainer.inMemory(start).factorizer());
    ContentModel content = training.contentModel(data.catalogue());
    SparseRows words = content.weigh(data.catalogue().stream().map(ItemTerms::terms).toList());
    ValidationSplit split = ValidationSplit.of(data.histories(), QUESTIONS, ModelTraining.SEED);
    List<Question> all = LongTuner.questions(split);
    List<Question> questions = part(all, false);
    List<Question> judging = part(all, true);
    boolean ofUsers = !split.users().isEmpty();
    if (questions.isEmpty()) {
      return new Tuned(start, start, 0, 0, 0, 0, ofUsers, List.of(), since(begun));
    }
    double startQuality = blendQuality(start, split, judging, words);
    // As long as the start's, and again so long, is kept for the judgement at the end.
    double search = Math.max(0, seconds - 2 * since(begun));
    List<Tried> tries = new ArrayList<>();
    HybridParameters found =
        new LongTuner(
                new HybridTuner(
                    asking(split, questions, ofUsers),
                    HybridTrainer.inMemory(start).factorizer(),
                    BlendLearning.DEFAULT,
                    search))
            .tune(
                start,
                tried -> {
                  tries.add(tried);
                  onTry.accept(tried);
                });
    double foundQuality =
        found.equals(start) ? startQuality : blendQuality(found, split, judging, words);
    return new Tuned(
        foundQuality > startQuality ? found : start,
        found,
        startQuality,
        foundQuality,
        questions.size(),
        judging.size(),
        ofUsers,
        List.copyOf(tries),
        since(begun));
  }

  private static List<Question> part(List<Question> all, boolean judging) {
    if (all.size() < FEW) {
      return all;
    }
    return IntStream.range(0, all.size())
        .filter(i -> (i % 3 == 2) == judging)
        .mapToObj(all::get)
        .toList();
  }

  private static ValidationSplit asking(
      ValidationSplit split, List<Question> questions, boolean ofUsers) {
    return new ValidationSplit(
        split.training(),
        split.now(),
        ofUsers ? questions : List.of(),
        ofUsers ? List.of() : questions);
  }

  private static double blendQuality(
      HybridParameters parameters,
      ValidationSplit split,
      List<Question> questions,
      SparseRows words) {
    return BlendLearning.DEFAULT
        .learn(
            questions,
            HybridTrainer.PARTS,
            HybridTrainer.inMemory(parameters).train(split.training(), words, split.now()),
            new HalfLife(parameters.halfLifeSeconds(), split.now()))
        .quality();
  }

  private static double since(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
