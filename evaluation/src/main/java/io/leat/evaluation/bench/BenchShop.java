package io.leat.evaluation.bench;

import io.leat.data.Item;
import io.leat.evaluation.interactions.AliasTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A made-up shop of any size. Items belong to 500 leaf categories of very uneven size; a leaf has
 * 40 words of its own, the most frequent of which stands in about a quarter of its titles, and all
 * share 30,000 others, all by Zipf's law. Vectors scatter around the leaf's direction, the leaves
 * of a department around the department's; their lengths grow with popularity, which has a long
 * tail.
 *
 * @param items how many
 * @param dimension of the collaborative and of the content vectors
 */
record BenchShop(int items, int dimension, long seed, Leaves leaves) {
  private static final int DEPARTMENTS = 20;
  private static final int LEAVES_OF_EACH = 25;
  private static final int LEAF_COUNT = DEPARTMENTS * LEAVES_OF_EACH;
  private static final int LEAF_WORDS = 40;
  private static final int SHARED_WORDS = 30_000;
  private static final int BRANDS = 2_000;
  private static final int COLOURS = 20;
  private static final int MATERIALS = 60;

  /** Places among which items are dealt to leaves: prime, and many more than leaves. */
  private static final int PLACES = 4_999;

  private static final AliasTable LEAF_WORD = zipf(LEAF_WORDS, 1);
  private static final AliasTable SHARED_WORD = zipf(SHARED_WORDS, 1);
  private static final AliasTable BRAND = zipf(BRANDS, 0.8);
  private static final AliasTable COLOUR = zipf(COLOURS, 0.8);

  /** Of all items, the share in percent that a filter lets pass. */
  static final List<Integer> SELECTIVITIES = List.of(1, 10, 50);

  /** The filter's attribute. */
  static final String SHARE = "share";

  static BenchShop of(int items, int dimension, long seed) {
    if (items < 1 || dimension < 2) {
      throw new IllegalArgumentException(
          "a shop needs an item and 2 dimensions, got %d and %d".formatted(items, dimension));
    }
    return new BenchShop(items, dimension, seed, Leaves.of(dimension, seed));
  }

  private static AliasTable zipf(int size, double exponent) {
    return new AliasTable(
        IntStream.rangeClosed(1, size).mapToDouble(rank -> Math.pow(rank, -exponent)).toArray());
  }

  /**
   * The categories.
   *
   * @param ofPlace which leaf the items of a place belong to
   * @param centres of each leaf, the direction that its items scatter around
   */
  record Leaves(int[] ofPlace, float[][] centres) {
    private static Leaves of(int dimension, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      AliasTable sizes = zipf(LEAF_COUNT, 0.7);
      int[] ofPlace =
          IntStream.range(0, PLACES)
              .map(place -> place < LEAF_COUNT ? place : sizes.draw(random))
              .toArray();
      float[][] centres = new float[LEAF_COUNT][];
      for (int department = 0; department < DEPARTMENTS; department++) {
        float[] common = direction(dimension, random, new float[dimension], 1);
        for (int leaf = 0; leaf < LEAVES_OF_EACH; leaf++) {
          centres[department * LEAVES_OF_EACH + leaf] = direction(dimension, random, common, 0.8);
        }
      }
      return new Leaves(ofPlace, centres);
    }
  }

  /** A centre with noise, of unit length; later coordinates vary less, as of trained factors. */
  private static float[] direction(
      int dimension, SplittableRandom random, float[] centre, double noise) {
    double[] vector = new double[dimension];
    for (int j = 0; j < dimension; j++) {
      double spread = noise / Math.sqrt(dimension * (0.3 + 1.4 * j / dimension));
      vector[j] = centre[j] + spread * random.nextGaussian();
    }
    double length = Math.sqrt(DoubleStream.of(vector).map(x -> x * x).sum());
    float[] unit = new float[dimension];
    for (int j = 0; j < dimension; j++) {
      unit[j] = (float) (vector[j] / length);
    }
    return unit;
  }

  static String itemId(int number) {
    return "item-%07d".formatted(number);
  }

  static int number(String itemId) {
    return Integer.parseInt(itemId.substring(5));
  }

  private int leaf(int number) {
    return leaves.ofPlace[number % PLACES];
  }

  /** The collaborative vector of an item, at the least cost. */
  float[] embedding(int number) {
    SplittableRandom random = random(1, number);
    double popularity = popularity(random);
    return embedding(number, popularity, random);
  }

  private static double popularity(SplittableRandom random) {
    return Math.min(1e5, Math.pow(1 - random.nextDouble(), -0.9) - 1);
  }

  private float[] embedding(int number, double popularity, SplittableRandom random) {
    float[] vector = direction(dimension, random, leaves.centres[leaf(number)], 0.9);
    double length = 0.15 + 0.12 * Math.log1p(popularity) * (0.7 + 0.6 * random.nextDouble());
    for (int j = 0; j < vector.length; j++) {
      vector[j] *= (float) length;
    }
    return vector;
  }

  /** The item of a number, the same whoever asks. */
  BenchItem item(int number) {
    SplittableRandom vectorRandom = random(1, number);
    double popularity = popularity(vectorRandom);
    float[] embedding = embedding(number, popularity, vectorRandom);
    SplittableRandom random = random(2, number);
    int leaf = leaf(number);
    String noun = leafWord(leaf, LEAF_WORD.draw(random));
    Set<String> title = new LinkedHashSet<>();
    title.add(sharedWord(SHARED_WORD.draw(random)));
    title.add(leafWord(leaf, LEAF_WORD.draw(random)));
    for (int more = random.nextInt(4); more > 0; more--) {
      title.add(sharedWord(SHARED_WORD.draw(random)));
    }
    title.add(noun);
    List<String> description = new ArrayList<>();
    for (int words = 8 + random.nextInt(12); words > 0; words--) {
      description.add(
          random.nextInt(5) == 0
              ? leafWord(leaf, LEAF_WORD.draw(random))
              : sharedWord(SHARED_WORD.draw(random)));
    }
    double price = Math.round(100 * Math.exp(3 + random.nextGaussian())) / 100.0;
    List<String> shares =
        SELECTIVITIES.stream()
            .filter(percent -> random.nextInt(100) < percent)
            .map(percent -> "p" + percent)
            .toList();
    Item item =
        new Item(
            itemId(number),
            String.join(" ", title),
            String.join(" ", description),
            "brand " + BenchWords.word(BRAND.draw(random)),
            List.of("department " + leaf / LEAVES_OF_EACH + " > " + leafWord(leaf, 0)),
            Math.max(0.5, price),
            "EUR",
            random.nextInt(10) > 0,
            Map.of(
                "colour",
                List.of("colour " + COLOUR.draw(random)),
                "material",
                List.of("material " + random.nextInt(MATERIALS)),
                SHARE,
                shares),
            null,
            null,
            null,
            null,
            List.of("SKU" + number),
            null);
    return new BenchItem(item, noun, popularity, embedding);
  }

  /** An item whom many want, of three drawn; or the one of a leaf. */
  int wanted(SplittableRandom random) {
    int best = random.nextInt(items);
    for (int i = 0; i < 2; i++) {
      int other = random.nextInt(items);
      if (popularity(random(1, other)) > popularity(random(1, best))) {
        best = other;
      }
    }
    return best;
  }

  /** Another item of the same leaf, where the shop is large enough. */
  int sibling(int number, SplittableRandom random) {
    int place = number % PLACES;
    int rounds = Math.max(1, (items - 1 - place) / PLACES + 1);
    return Math.min(items - 1, place + PLACES * random.nextInt(rounds));
  }

  private static String leafWord(int leaf, int rank) {
    return BenchWords.word(SHARED_WORDS + leaf * LEAF_WORDS + rank);
  }

  private static String sharedWord(int rank) {
    return BenchWords.word(rank);
  }

  /** What follows from the shop's seed, a purpose and a number. */
  SplittableRandom random(int purpose, int number) {
    // The constants are SplittableRandom's own golden gamma and any odd number.
    return new SplittableRandom(
        (seed * 31 + purpose) * 0x9E3779B97F4A7C15L ^ (number * 0xD1B54A32D192ED03L));
  }
}
