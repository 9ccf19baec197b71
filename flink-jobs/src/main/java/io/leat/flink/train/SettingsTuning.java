package io.leat.flink.train;

import io.leat.core.history.HalfLife;
import io.leat.core.hybrid.BlendLearning;
import io.leat.core.hybrid.HybridParameters;
import io.leat.core.hybrid.HybridTrainer;
import io.leat.core.hybrid.HybridTuner;
import io.leat.core.hybrid.HybridTuner.Tried;
import io.leat.core.hybrid.PartQuality;
import io.leat.core.hybrid.ValidationSplit;
import io.leat.core.hybrid.ValidationSplit.Question;
import io.leat.core.matrix.SparseRows;
import io.leat.core.session.SessionKnnParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The search for settings on a split of a shop's own data.
 *
 * <pre>
 * questions ─┬─ two thirds ─► HybridTuner: each setting by its part alone ─► found
 *            └─ a third ────► all parts together: with everything found, then with the half-life,
 *                             the lists, the factors, the sessions one after another ─► best
 * </pre>
 *
 * What suits a part alone need not suit the blend, and may have suited its questions by chance: so
 * nothing is taken that does not make the whole better on questions that the search never saw.
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
   * @param found what the search ended with
   * @param startQuality of the learnt blend of all parts with the settings of the start
   * @param bestQuality the same with the best
   * @param questions that the search asked
   * @param judgedOn how many questions the qualities are of
   * @param ofUsers whether the questions are of known people; else of sessions
   */
  record Tuned(
      HybridParameters best,
      HybridParameters found,
      double startQuality,
      double bestQuality,
      int questions,
      int judgedOn,
      boolean ofUsers,
      List<Tried> tries,
      List<Judged> judged,
      double seconds) {}

  /**
   * Settings judged by all parts together.
   *
   * @param what of the settings found
   * @param quality with these and all that was taken before
   */
  record Judged(String what, double quality, boolean taken) {}

  /** Some of the settings found, put in the place of those in use. */
  private record Group(String name, BinaryOperator<HybridParameters> take) {}

  private static final List<Group> GROUPS =
      List.of(
          new Group("everything", (now, found) -> found),
          new Group("half_life_days", (now, found) -> now.withHalfLife(found.halfLifeSeconds())),
          new Group(
              "lists, person_exponent",
              (now, found) ->
                  now.withTogether(found.together()).withPersonExponent(found.personExponent())),
          new Group("factors", (now, found) -> now.withAls(found.als())),
          new Group("sessions", SettingsTuning::withSessions));

  Tuned tune(TrainingData data, Consumer<Tried> onTry) {
    long begun = System.nanoTime();
    HybridParameters start = settings.hybrid();
    SparseRows words = new ModelTraining(settings).words(data.catalogue());
    ValidationSplit split = ValidationSplit.of(data.histories(), QUESTIONS, ModelTraining.SEED);
    List<Question> all = HybridTuner.questions(split);
    List<Question> questions = part(all, false);
    List<Question> judging = part(all, true);
    boolean ofUsers = !split.users().isEmpty();
    if (questions.isEmpty()) {
      return new Tuned(start, start, 0, 0, 0, 0, ofUsers, List.of(), List.of(), since(begun));
    }
    double startQuality = blendQuality(start, split, judging, words);
    // Each judgement takes as long as the start's did; a quarter is the search's in any case.
    double once = since(begun);
    double search = Math.max(seconds / 4, seconds - once * (1 + GROUPS.size()));
    List<Tried> tries = new ArrayList<>();
    HybridParameters found =
        new HybridTuner(
                new PartQuality(
                    asking(split, questions, ofUsers),
                    HybridTrainer.inMemory(start).factorizer(),
                    BlendLearning.DEFAULT),
                search)
            .tune(
                start,
                tried -> {
                  tries.add(tried);
                  onTry.accept(tried);
                });
    HybridParameters best = start;
    double bestQuality = startQuality;
    List<Judged> judged = new ArrayList<>();
    for (Group group : GROUPS) {
      HybridParameters candidate = group.take().apply(best, found);
      if (candidate.equals(best) || candidate.equals(start) || since(begun) > seconds) {
        continue;
      }
      double quality = blendQuality(candidate, split, judging, words);
      boolean taken = quality > bestQuality;
      judged.add(new Judged(group.name(), quality, taken));
      if (taken) {
        best = candidate;
        bestQuality = quality;
      }
    }
    return new Tuned(
        best,
        found,
        startQuality,
        bestQuality,
        questions.size(),
        judging.size(),
        ofUsers,
        List.copyOf(tries),
        List.copyOf(judged),
        since(begun));
  }

  private static HybridParameters withSessions(HybridParameters now, HybridParameters found) {
    HybridParameters changed = now;
    for (Map.Entry<String, SessionKnnParameters> each : found.sessions().entrySet()) {
      changed = changed.withSessions(each.getKey(), each.getValue());
    }
    return changed;
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
        List.of(),
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
