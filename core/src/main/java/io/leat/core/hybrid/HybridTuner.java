package io.leat.core.hybrid;

import io.leat.core.hybrid.ValidationSplit.Question;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds the settings that answer a validation split's questions best: all of them one after another
 * over coarse values, then again and again over values ever nearer to the best, until a round at
 * the finest finds nothing or the time is up. The order of the tries depends on nothing but the
 * data and the start.
 *
 * <pre>
 * round 1   half_life_days 12 24 48 ...   list_regularization 30 80 300 ...   rank 64 128 ...   sessions ...
 * round 2   each setting's best, and a little less and more
 * round 3   as long as something was found; then half as far
 * </pre>
 *
 * A value is taken where its part answers better by {@link #LEAST_GAIN} at least: less is noise.
 *
 * @param seconds that the search may take; a try that has begun is finished
 */
public record HybridTuner(PartQuality parts, double seconds) {
  static final double LEAST_GAIN = 1e-4;
  private static final int FINEST = 4;

  /** One try: what was set to what, and how well it answered. */
  public record Tried(String setting, double value, double quality, double seconds) {}

  /**
   * The best settings found.
   *
   * @param onTry told every try; what was known before is not tried again
   */
  public HybridParameters tune(HybridParameters start, Consumer<Tried> onTry) {
    ValidationSplit split = parts.split();
    List<Question> questions = questions(split);
    if (questions.isEmpty() || split.training().acts() == 0) {
      return start;
    }
    return new Search(questions, new TunedSettings(parts).of(start), start, onTry).run();
  }

  /** Of users, or of sessions where there are no users. */
  public static List<Question> questions(ValidationSplit split) {
    return split.users().isEmpty() ? split.sessions() : split.users();
  }

  /** One search under way, against the clock. */
  private final class Search {
    private final long begun = System.nanoTime();
    private final List<Question> questions;
    private final List<TunedSetting> settings;
    private final Consumer<Tried> onTry;
    private final Map<List<Object>, Double> known = new HashMap<>();
    private HybridParameters best;

    Search(
        List<Question> questions,
        List<TunedSetting> settings,
        HybridParameters start,
        Consumer<Tried> onTry) {
      this.questions = questions;
      this.settings = settings;
      this.best = start;
      this.onTry = onTry;
    }

    HybridParameters run() {
      for (int fineness = 0; fineness <= FINEST && !timeIsUp(); ) {
        boolean improved = false;
        for (TunedSetting setting : settings) {
          improved |= improve(setting, fineness);
        }
        // Once around the coarse values; then as long as a distance finds something.
        if (fineness == 0 || !improved) {
          fineness++;
        }
      }
      return best;
    }

    private boolean improve(TunedSetting setting, int fineness) {
      double value = setting.get().apply(best);
      boolean improved = false;
      List<Double> values = setting.values().beside(value, fineness);
      if (values.isEmpty() || timeIsUp()) {
        return false;
      }
      double quality = quality(setting, value, best);
      for (double other : values) {
        if (timeIsUp()) {
          break;
        }
        HybridParameters changed = setting.set().apply(best, other);
        double found = quality(setting, other, changed);
        if (found >= quality + LEAST_GAIN) {
          quality = found;
          best = changed;
          improved = true;
        }
      }
      return improved;
    }

    private double quality(TunedSetting setting, double value, HybridParameters parameters) {
      List<Object> part = setting.part().apply(parameters);
      Double before = known.get(part);
      if (before != null) {
        return before;
      }
      double from = elapsed();
      double quality = setting.quality().of(parameters, questions);
      known.put(part, quality);
      onTry.accept(new Tried(setting.name(), value, quality, elapsed() - from));
      return quality;
    }

    private boolean timeIsUp() {
      return elapsed() > seconds;
    }

    private double elapsed() {
      return (System.nanoTime() - begun) / 1e9;
    }
  }
}
