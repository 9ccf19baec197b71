package io.leat.core.hybrid;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.FoldIn;
import io.leat.core.blend.Scale;
import io.leat.core.history.HalfLife;
import io.leat.core.hybrid.PartSpec.Kind;
import io.leat.core.hybrid.ValidationSplit.Question;
import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.SparseRows;
import io.leat.core.neighbours.CoOccurrences;
import io.leat.core.neighbours.NeighbourRegression;
import io.leat.core.session.SessionIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds the settings that answer a validation split's questions best, one after another: the
 * half-life, the regularisation of the lists, then that of the factors. Each is judged by the part
 * that it decides, alone, so that a try costs one part and not all.
 *
 * @param seconds that the search may take; a try that has begun is finished
 */
public record HybridTuner(
    ValidationSplit split,
    BiFunction<SparseRows, AlsParameters, DenseRows> factorizer,
    BlendLearning learning,
    double seconds) {
  private static final double DAY = 86_400;

  /** A decayed sum of doubles must not overflow: see {@code ForwardDecay}. */
  static final double LEAST_HALF_LIFE = 7 * DAY;

  /** Of the time from the first act to the last. */
  private static final double[] HALF_LIVES = {0.125, 0.35, 4};

  private static final double[] LIST_REGULARIZATIONS = {80, 300, 1000};
  private static final double[] UNOBSERVED_WEIGHTS = {0.14, 0.35, 0.8};
  private static final double[] FACTOR_REGULARIZATIONS = {0.003, 0.006, 0.012};

  /** One try: what was set to what, and how well it answered. */
  public record Tried(String setting, double value, double quality, double seconds) {}

  /**
   * The best settings found.
   *
   * @param onTry told every try
   */
  public HybridParameters tune(HybridParameters start, Consumer<Tried> onTry) {
    List<Question> questions = split.users().isEmpty() ? split.sessions() : split.users();
    if (questions.isEmpty() || split.training().acts() == 0) {
      return start;
    }
    Search search = new Search(questions, onTry);
    HybridParameters best = start;
    best =
        search.best(
            "half_life_days",
            halfLives(best).map(each -> each / DAY).toList(),
            best,
            (parameters, days) -> parameters.withHalfLife(days * DAY),
            this::togetherQuality);
    best =
        search.best(
            "list_regularization",
            boxed(LIST_REGULARIZATIONS),
            best,
            (parameters, value) ->
                parameters.withTogether(
                    new NeighbourRegression(
                        value, parameters.together().candidates(), parameters.together().kept())),
            this::togetherQuality);
    best =
        search.best(
            "unobserved_weight",
            boxed(UNOBSERVED_WEIGHTS),
            best,
            (parameters, value) ->
                parameters.withAls(als(parameters.als(), value, parameters.als().regularization())),
            this::interestQuality);
    return search.best(
        "factor_regularization",
        boxed(FACTOR_REGULARIZATIONS),
        best,
        (parameters, value) ->
            parameters.withAls(als(parameters.als(), parameters.als().unobservedWeight(), value)),
        this::interestQuality);
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  static AlsParameters als(AlsParameters base, double unobserved, double regularization) {
    return new AlsParameters(
        base.rank(),
        base.sweeps(),
        unobserved,
        regularization,
        base.frequencyExponent(),
        base.frequency(),
        base.seed());
  }

  private Stream<Double> halfLives(HybridParameters start) {
    long first = Long.MAX_VALUE;
    for (long time : split.training().times()) {
      first = Math.min(first, time);
    }
    double span = split.now() - first;
    if (span < LEAST_HALF_LIFE) {
      return Stream.of(start.halfLifeSeconds());
    }
    return Arrays.stream(HALF_LIVES)
        .mapToObj(share -> Math.max(LEAST_HALF_LIFE, share * span))
        .distinct();
  }

  double togetherQuality(HybridParameters parameters, List<Question> questions) {
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
    DenseRows none = DenseRows.zeros(matrix.columns(), 1);
    return quality(
        part,
        new TrainedParts(
            FoldIn.of(none, als(parameters.als().withRank(1), 0, 1)),
            none,
            Map.of(HybridTrainer.TOGETHER, lists),
            SessionIndex.NONE,
            Map.of(),
            Map.of()),
        parameters,
        questions);
  }

  double interestQuality(HybridParameters parameters, List<Question> questions) {
    HybridTrainer trainer = new HybridTrainer(parameters, factorizer);
    SparseRows matrix = trainer.matrix(split.training(), split.now());
    AlsParameters als = parameters.als().scaledTo(matrix);
    DenseRows factors = trainer.factors(matrix, als);
    return quality(
        new PartSpec("interest", Kind.INTEREST, "interest", 1, 2000, Scale.MAX),
        new TrainedParts(
            FoldIn.of(factors, als), factors, Map.of(), SessionIndex.NONE, Map.of(), Map.of()),
        parameters,
        questions);
  }

  double quality(
      PartSpec part, TrainedParts trained, HybridParameters parameters, List<Question> questions) {
    HalfLife worth = new HalfLife(parameters.halfLifeSeconds(), split.now());
    return learning.quality(questions, part, trained, worth);
  }

  /** How well settings do. */
  @FunctionalInterface
  private interface Quality {
    double of(HybridParameters parameters, List<Question> questions);
  }

  /** One search under way, against the clock. */
  private final class Search {
    private final long start = System.nanoTime();
    private final List<Question> questions;
    private final Consumer<Tried> onTry;

    Search(List<Question> questions, Consumer<Tried> onTry) {
      this.questions = questions;
      this.onTry = onTry;
    }

    HybridParameters best(
        String setting,
        List<Double> values,
        HybridParameters start,
        BiFunction<HybridParameters, Double, HybridParameters> set,
        Quality quality) {
      if (values.size() < 2) {
        return start;
      }
      List<Tried> tries = new ArrayList<>();
      for (double value : values) {
        if (elapsed() > seconds) {
          break;
        }
        double begun = elapsed();
        double found = quality.of(set.apply(start, value), questions);
        Tried tried = new Tried(setting, value, found, elapsed() - begun);
        tries.add(tried);
        onTry.accept(tried);
      }
      // A search that was cut off decides nothing about what it did not try.
      return tries.size() < values.size()
          ? start
          : set.apply(
              start,
              Objects.requireNonNull(
                      tries.stream().max(Comparator.comparingDouble(Tried::quality)).orElse(null))
                  .value());
    }

    private double elapsed() {
      return (System.nanoTime() - start) / 1e9;
    }
  }
}
