package io.leat.core.hybrid;

import io.leat.core.als.AlsParameters;
import io.leat.core.hybrid.TriedValues.Scale;
import io.leat.core.neighbours.NeighbourRegression;
import io.leat.core.session.SessionIndex;
import io.leat.core.session.SessionKnnParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** All settings that a {@link HybridTuner} tries, in order, and which part each is judged by. */
final class TunedSettings {
  private static final double DAY = 86_400;

  /** A decayed sum of doubles must not overflow: see {@code ForwardDecay}. */
  private static final double LEAST_DAYS = 7;

  private static final double MOST_DAYS = 36_500;

  private final PartQuality quality;
  private final SessionIndex sessions;

  TunedSettings(PartQuality quality) {
    this.quality = quality;
    this.sessions = SessionIndex.of(quality.split().training());
  }

  List<TunedSetting> of(HybridParameters start) {
    List<TunedSetting> all = new ArrayList<>();
    List<Double> halfLives = halfLives();
    if (halfLives.size() > 1) {
      all.add(
          together(
              "half_life_days",
              new TriedValues(halfLives, Scale.FACTOR, LEAST_DAYS, MOST_DAYS),
              each -> each.halfLifeSeconds() / DAY,
              (each, days) -> each.withHalfLife(days * DAY)));
    }
    all.add(
        together(
            "person_exponent",
            new TriedValues(List.of(0.0, 0.25, 0.5, 0.75), Scale.STEP, 0, 2),
            HybridParameters::personExponent,
            HybridParameters::withPersonExponent));
    all.add(
        together(
            "lists.regularization",
            new TriedValues(List.of(30.0, 80.0, 300.0, 1000.0, 3000.0), Scale.FACTOR, 1e-3, 1e6),
            each -> each.together().regularization(),
            (each, value) ->
                each.withTogether(
                    new NeighbourRegression(
                        value, each.together().candidates(), each.together().kept()))));
    all.add(
        interest(
            "factors.unobserved_weight",
            new TriedValues(List.of(0.05, 0.14, 0.35, 0.8, 2.0), Scale.FACTOR, 1e-4, 1e3),
            AlsParameters::unobservedWeight,
            (als, value) -> als(als, value, als.regularization())));
    all.add(
        interest(
            "factors.regularization",
            new TriedValues(List.of(0.0015, 0.003, 0.006, 0.012, 0.024), Scale.FACTOR, 1e-6, 10),
            AlsParameters::regularization,
            (als, value) -> als(als, als.unobservedWeight(), value)));
    all.add(
        interest(
            "factors.rank",
            new TriedValues(List.of(64.0, 128.0, 192.0, 256.0), Scale.CHOICE, 1, 512),
            als -> (double) als.rank(),
            (als, value) -> als.withRank((int) value.doubleValue())));
    for (String source : new TreeMap<>(start.sessions()).keySet()) {
      addSessions(source, all);
    }
    return all;
  }

  private static AlsParameters als(AlsParameters base, double unobserved, double regularization) {
    return new AlsParameters(
        base.rank(),
        base.sweeps(),
        unobserved,
        regularization,
        base.frequencyExponent(),
        base.frequency(),
        base.seed());
  }

  private List<Double> halfLives() {
    ValidationSplit split = quality.split();
    double first = Arrays.stream(split.training().times()).min().orElse(split.now());
    double days = (split.now() - first) / DAY;
    if (days < LEAST_DAYS) {
      return List.of();
    }
    return Stream.of(0.0625, 0.125, 0.25, 0.5, 1.0, 2.0, 4.0)
        .map(share -> Math.clamp(share * days, LEAST_DAYS, MOST_DAYS))
        .distinct()
        .toList();
  }

  private TunedSetting together(
      String name,
      TriedValues values,
      Function<HybridParameters, Double> get,
      BiFunction<HybridParameters, Double, HybridParameters> set) {
    return new TunedSetting(
        name,
        values,
        get,
        set,
        each -> List.of("together", each.halfLifeSeconds(), each.personExponent(), each.together()),
        quality::together);
  }

  private TunedSetting interest(
      String name,
      TriedValues values,
      Function<AlsParameters, Double> get,
      BiFunction<AlsParameters, Double, AlsParameters> set) {
    return new TunedSetting(
        name,
        values,
        each -> get.apply(each.als()),
        (each, value) -> each.withAls(set.apply(each.als(), value)),
        each -> List.of("interest", each.halfLifeSeconds(), each.als()),
        quality::interest);
  }

  private void addSessions(String source, List<TunedSetting> all) {
    for (SessionSetting each : SessionSetting.ALL) {
      all.add(
          new TunedSetting(
              "sessions." + source + "." + each.name(),
              each.values(),
              parameters -> each.get().apply(knn(parameters, source)),
              (parameters, value) ->
                  parameters.withSessions(source, each.set().apply(knn(parameters, source), value)),
              parameters -> List.of("sessions", knn(parameters, source)),
              (parameters, questions) ->
                  quality.sessions(source, sessions, parameters, questions)));
    }
  }

  private static SessionKnnParameters knn(HybridParameters parameters, String source) {
    return Objects.requireNonNull(parameters.sessions().get(source), source);
  }
}
