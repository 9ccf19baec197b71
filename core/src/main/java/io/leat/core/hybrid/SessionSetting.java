package io.leat.core.hybrid;

import io.leat.core.hybrid.TriedValues.Scale;
import io.leat.core.session.SessionKnnParameters;
import io.leat.core.session.SessionKnnParameters.Matches;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One setting of like-minded sessions that a {@link HybridTuner} tries values of. */
record SessionSetting(
    String name,
    TriedValues values,
    Function<SessionKnnParameters, Double> get,
    BiFunction<SessionKnnParameters, Double, SessionKnnParameters> set) {

  static final List<SessionSetting> ALL =
      List.of(
          new SessionSetting(
              "recent",
              new TriedValues(
                  List.of(500.0, 1000.0, 2000.0, 4000.0), Scale.WHOLE_FACTOR, 10, 100_000),
              knn -> (double) knn.recent(),
              (knn, value) -> whole(knn, value, (double) knn.neighbours())),
          new SessionSetting(
              "neighbours",
              new TriedValues(
                  List.of(250.0, 500.0, 1000.0, 2000.0), Scale.WHOLE_FACTOR, 10, 100_000),
              knn -> (double) knn.neighbours(),
              (knn, value) -> whole(knn, (double) knn.recent(), value)),
          new SessionSetting(
              "position_decay",
              new TriedValues(List.of(0.3, 0.5, 0.7, 0.9), Scale.STEP, 0.05, 1),
              SessionKnnParameters::positionDecay,
              (knn, value) -> weights(knn, value, knn.reach(), knn.backward(), knn.itself())),
          new SessionSetting(
              "idf_exponent",
              new TriedValues(List.of(0.0, 1.0, 2.0), Scale.STEP, 0, 4),
              SessionKnnParameters::idfExponent,
              (knn, value) ->
                  exponents(knn, value, knn.similarityExponent(), knn.lengthExponent())),
          new SessionSetting(
              "similarity_exponent",
              new TriedValues(List.of(1.0, 2.0, 3.0), Scale.STEP, 0, 6),
              SessionKnnParameters::similarityExponent,
              (knn, value) -> exponents(knn, knn.idfExponent(), value, knn.lengthExponent())),
          new SessionSetting(
              "length_exponent",
              new TriedValues(List.of(0.0, 0.25, 0.5), Scale.STEP, 0, 2),
              SessionKnnParameters::lengthExponent,
              (knn, value) -> exponents(knn, knn.idfExponent(), knn.similarityExponent(), value)),
          new SessionSetting(
              "reach",
              new TriedValues(List.of(1.5, 3.0, 6.0, 12.0), Scale.FACTOR, 0.2, 100),
              SessionKnnParameters::reach,
              (knn, value) ->
                  weights(knn, knn.positionDecay(), value, knn.backward(), knn.itself())),
          new SessionSetting(
              "backward",
              new TriedValues(List.of(0.0, 0.2, 0.5, 1.0), Scale.STEP, 0, 2),
              SessionKnnParameters::backward,
              (knn, value) -> weights(knn, knn.positionDecay(), knn.reach(), value, knn.itself())),
          new SessionSetting(
              "itself",
              new TriedValues(List.of(0.0, 0.1, 0.3, 1.0), Scale.STEP, 0, 2),
              SessionKnnParameters::itself,
              (knn, value) ->
                  weights(knn, knn.positionDecay(), knn.reach(), knn.backward(), value)),
          new SessionSetting(
              "matches",
              new TriedValues(List.of(0.0, 1.0), Scale.CHOICE, 0, 1),
              knn -> knn.matches() == Matches.NEWEST ? 1.0 : 0.0,
              (knn, value) -> matches(knn, value == 1 ? Matches.NEWEST : Matches.ALL)));

  private static SessionKnnParameters whole(
      SessionKnnParameters knn, double recent, double neighbours) {
    return new SessionKnnParameters(
        (int) recent,
        (int) neighbours,
        knn.items(),
        knn.positionDecay(),
        knn.idfExponent(),
        knn.similarityExponent(),
        knn.lengthExponent(),
        knn.reach(),
        knn.backward(),
        knn.itself(),
        knn.matches());
  }

  private static SessionKnnParameters weights(
      SessionKnnParameters knn,
      double positionDecay,
      double reach,
      double backward,
      double itself) {
    return new SessionKnnParameters(
        knn.recent(),
        knn.neighbours(),
        knn.items(),
        positionDecay,
        knn.idfExponent(),
        knn.similarityExponent(),
        knn.lengthExponent(),
        reach,
        backward,
        itself,
        knn.matches());
  }

  private static SessionKnnParameters exponents(
      SessionKnnParameters knn, double idf, double similarity, double length) {
    return new SessionKnnParameters(
        knn.recent(),
        knn.neighbours(),
        knn.items(),
        knn.positionDecay(),
        idf,
        similarity,
        length,
        knn.reach(),
        knn.backward(),
        knn.itself(),
        knn.matches());
  }

  private static SessionKnnParameters matches(SessionKnnParameters knn, Matches matches) {
    return new SessionKnnParameters(
        knn.recent(),
        knn.neighbours(),
        knn.items(),
        knn.positionDecay(),
        knn.idfExponent(),
        knn.similarityExponent(),
        knn.lengthExponent(),
        knn.reach(),
        knn.backward(),
        knn.itself(),
        matches);
  }
}
