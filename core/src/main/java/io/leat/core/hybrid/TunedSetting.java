package io.leat.core.hybrid;

import io.leat.core.hybrid.ValidationSplit.Question;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One setting that a {@link HybridTuner} tries values of.
 *
 * @param name as tries show it
 * @param part what decides its quality: tries of equal parts have equal quality
 * @param quality how well that part answers, alone
 */
record TunedSetting(
    String name,
    TriedValues values,
    Function<HybridParameters, Double> get,
    BiFunction<HybridParameters, Double, HybridParameters> set,
    Function<HybridParameters, List<Object>> part,
    Quality quality) {

  /** How well settings do. */
  @FunctionalInterface
  interface Quality {
    double of(HybridParameters parameters, List<Question> questions);
  }
}
