package io.leat.data.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The people. Only how active each is takes memory; everything else about shopper n is derived from
 * the seed and n whenever it is wanted.
 */
final class Shoppers {
  /** The part of everybody's interest that goes to any type by its general demand. */
  static final double BACKGROUND = 0.08;

  private static final double[] LIFESTYLES = {0.35, 0.45, 0.2};

  private final Vocabulary vocabulary;
  private final long seed;
  private final Cumulative activity;
  private final double[] background;
  private final int[][] lifestyleTypes;
  private final int[] lifestyles;
  private final int[][] brandsOfTypes;

  Shoppers(Vocabulary vocabulary, long seed, int count) {
    this.vocabulary = vocabulary;
    this.seed = seed;
    this.activity = new Cumulative(count, shopper -> draws(shopper).heavyTailed(0.5, 30));
    double demand = vocabulary.types().stream().mapToDouble(ProductType::popularity).sum();
    this.background =
        vocabulary.types().stream().mapToDouble(type -> type.popularity() / demand).toArray();
    this.lifestyleTypes = vocabulary.lifestyleTypes();
    List<Integer> served = new ArrayList<>();
    for (int i = 0; i < lifestyleTypes.length; i++) {
      if (lifestyleTypes[i].length > 0) {
        served.add(i);
      }
    }
    this.lifestyles = served.stream().mapToInt(Integer::intValue).toArray();
    this.brandsOfTypes = vocabulary.brandsOfTypes();
  }

  int size() {
    return activity.size();
  }

  /** Interest in each type apart from lifestyles, adding up to 1. Not to be written to. */
  double[] background() {
    return background;
  }

  /** Somebody who is a customer by this hour, the active ones more often. */
  int somebody(int hour, Draws draws) {
    int shopper = activity.draw(0, activity.size(), draws);
    for (int tries = 0; tries < 8 && joinedHour(shopper) > hour; tries++) {
      shopper = activity.draw(0, activity.size(), draws);
    }
    return shopper;
  }

  Taste taste(int shopper) {
    Draws draws = draws(shopper);
    draws.nextLong(); // the activity
    draws.nextLong(); // the hour of joining
    int[] chosen = distinct(lifestyles, 1 + draws.weighted(LIFESTYLES), draws);
    double[] start = new double[background.length];
    double[] end = new double[background.length];
    for (int lifestyle : chosen) {
      double before = draws.uniform(0.3, 1);
      double after = draws.uniform(0.3, 1);
      for (int type : lifestyleTypes[lifestyle]) {
        double strength = StrictMath.exp(0.9 * draws.gaussian());
        start[type] += before * strength;
        end[type] += after * strength * StrictMath.exp(0.35 * draws.gaussian());
      }
    }
    int[] types = positive(start);
    int[] brands = brands(types, draws);
    double[] strengths = new double[brands.length];
    boolean loyal = draws.chance(0.3);
    for (int i = 0; i < strengths.length; i++) {
      strengths[i] = loyal ? draws.uniform(1.6, 2.6) : draws.uniform(0.5, 1.4);
    }
    float[] style = style(draws);
    float[] later = style.clone();
    StyleVectors.addNoise(later, 0.22, draws);
    int[] finishes =
        vocabulary.palettes().stream().mapToInt(p -> draws.below(p.choices().size())).toArray();
    return new Taste(
        chosen,
        types,
        shares(start, types),
        shares(end, types),
        style,
        StyleVectors.centre(later),
        brands,
        strengths,
        finishes,
        draws.uniform(0.4, 1.4),
        0.5 * draws.gaussian());
  }

  private int joinedHour(int shopper) {
    Draws draws = draws(shopper);
    draws.nextLong(); // the activity
    double share = draws.uniform();
    return share < 0.75 ? 0 : (int) ((share - 0.75) * 4 * 0.8 * LogPeriod.HOURS);
  }

  private float[] style(Draws draws) {
    float[] style = new float[vocabulary.styles().size()];
    style[draws.below(style.length)] += 1;
    style[draws.below(style.length)] += 0.6f;
    StyleVectors.addNoise(style, 0.15, draws);
    return StyleVectors.centre(style);
  }

  private int[] brands(int[] types, Draws draws) {
    Set<Integer> brands = new LinkedHashSet<>();
    int count = draws.below(5);
    for (int i = 0; i < count; i++) {
      int[] makers = brandsOfTypes[types[draws.below(types.length)]];
      brands.add(makers[draws.below(makers.length)]);
    }
    return brands.stream().mapToInt(Integer::intValue).toArray();
  }

  private static double[] shares(double[] weights, int[] types) {
    double total = Arrays.stream(weights).sum();
    return Arrays.stream(types)
        .mapToDouble(type -> (1 - BACKGROUND) * weights[type] / total)
        .toArray();
  }

  private static int[] positive(double[] weights) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        places.add(i);
      }
    }
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] distinct(int[] choices, int count, Draws draws) {
    Set<Integer> chosen = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      chosen.add(choices[draws.below(choices.length)]);
    }
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  private Draws draws(int shopper) {
    return new Draws(seed, Draws.Purpose.SHOPPER, shopper);
  }
}
