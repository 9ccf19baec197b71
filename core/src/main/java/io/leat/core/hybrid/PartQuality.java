package io.leat.core.hybrid;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.FoldIn;
import io.leat.core.als.PrincipalAxes;
import io.leat.core.blend.Scale;
import io.leat.core.history.HalfLife;
import io.leat.core.hybrid.PartSpec.Kind;
import io.leat.core.hybrid.ValidationSplit.Question;
import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.SparseRows;
import io.leat.core.neighbours.CoOccurrences;
import io.leat.core.session.SessionIndex;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * How well one part alone answers the questions of a validation split: settings are judged by the
 * part that they decide, so that a try costs one part and not all.
 *
 * @param factorizer gives the item factors
 */
public record PartQuality(
    ValidationSplit split,
    BiFunction<SparseRows, AlsParameters, DenseRows> factorizer,
    BlendLearning learning) {

  double together(HybridParameters parameters, List<Question> questions) {
    HybridTrainer trainer = new HybridTrainer(parameters, factorizer);
    SparseRows matrix = trainer.matrix(split.training(), split.now());
    CoOccurrences counts = trainer.counts(matrix);
    SparseRows lists = parameters.together().fit(counts, matrix.entries());
    boolean lately = split.users().isEmpty();
    PartSpec part =
        HybridTrainer.PARTS.stream()
            .filter(each -> each.source().equals(HybridTrainer.TOGETHER))
            .filter(each -> each.rankDecay() < 1 == lately)
            .findFirst()
            .orElseThrow();
    return withoutFactors(
        part, Map.of(HybridTrainer.TOGETHER, lists), SessionIndex.NONE, parameters, questions);
  }

  double interest(HybridParameters parameters, List<Question> questions) {
    HybridTrainer trainer = new HybridTrainer(parameters, factorizer);
    SparseRows matrix = trainer.matrix(split.training(), split.now());
    AlsParameters als = parameters.als().scaledTo(matrix);
    PrincipalAxes items = trainer.items(matrix, als);
    return of(
        new PartSpec("interest", Kind.INTEREST, "interest", 1, 2000, Scale.MAX),
        new TrainedParts(
            FoldIn.of(items, als),
            items.factors(),
            Map.of(),
            SessionIndex.NONE,
            Map.of(),
            Map.of()),
        parameters,
        questions);
  }

  /**
   * Of like-minded sessions.
   *
   * @param index of the split's training
   */
  double sessions(
      String source, SessionIndex index, HybridParameters parameters, List<Question> questions) {
    return withoutFactors(
        new PartSpec(source, Kind.SESSIONS, source, 1, 10, Scale.MAX),
        Map.of(),
        index,
        parameters,
        questions);
  }

  private double withoutFactors(
      PartSpec part,
      Map<String, SparseRows> lists,
      SessionIndex sessions,
      HybridParameters parameters,
      List<Question> questions) {
    PrincipalAxes none = PrincipalAxes.of(DenseRows.zeros(split.training().itemCount(), 1));
    FoldIn nothing = FoldIn.of(none, parameters.als().withRank(1));
    return of(
        part,
        new TrainedParts(nothing, none.factors(), lists, sessions, parameters.sessions(), Map.of()),
        parameters,
        questions);
  }

  private double of(
      PartSpec part, TrainedParts trained, HybridParameters parameters, List<Question> questions) {
    HalfLife worth = new HalfLife(parameters.halfLifeSeconds(), split.now());
    return learning.quality(questions, part, trained, worth);
  }
}
