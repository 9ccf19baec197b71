package io.leat.data.simulator;

/**
 * The items as columns of numbers, some 70 bytes an item, so that a million of them leaves room;
 * their texts are derived when they are written ({@link ItemRecords}).
 *
 * <p>An item's style is that of its brand, adjective, material and finish, which its text shows,
 * plus a character of its group that only shoppers' behaviour shows.
 */
final class Catalogue {
  private static final short NEVER = Short.MAX_VALUE;

  final Vocabulary vocabulary;
  final long seed;
  final int dimensions;
  final int[] group;
  final short[] type;
  final short[] brand;
  final byte[] material;
  final byte[] finish;
  final byte[] adjective;
  final byte[] size;
  final float[] level;
  final float[] price;
  final float[] popularity;
  final float[] styles;
  private final short[] created;
  private final short[] soldOut;

  Catalogue(Vocabulary vocabulary, long seed, int items) {
    this.vocabulary = vocabulary;
    this.seed = seed;
    this.dimensions = vocabulary.styles().size();
    this.group = new int[items];
    this.type = new short[items];
    this.brand = new short[items];
    this.material = new byte[items];
    this.finish = new byte[items];
    this.adjective = new byte[items];
    this.size = new byte[items];
    this.level = new float[items];
    this.price = new float[items];
    this.popularity = new float[items];
    this.styles = new float[Math.multiplyExact(items, dimensions)];
    this.created = new short[items];
    this.soldOut = new short[items];
    new CatalogueBuilder(this).fill();
  }

  int size() {
    return group.length;
  }

  ProductType typeOf(int item) {
    return vocabulary.types().get(type[item]);
  }

  Brand brandOf(int item) {
    return vocabulary.brands().get(brand[item]);
  }

  Trait finishOf(int item) {
    return typeOf(item).palette().choices().get(finish[item]);
  }

  /** The style whose word is in the item's title. */
  Style styleOf(int item) {
    return vocabulary.styles().get(adjective[item] / 4);
  }

  Trait adjectiveOf(int item) {
    return styleOf(item).adjectives().get(adjective[item] % 4);
  }

  /** A copy of the item's unit vector over the styles. */
  float[] style(int item) {
    float[] style = new float[dimensions];
    System.arraycopy(styles, item * dimensions, style, 0, dimensions);
    return style;
  }

  double styleLikeness(int first, int second) {
    double sum = 0;
    for (int i = 0; i < dimensions; i++) {
      sum += styles[first * dimensions + i] * styles[second * dimensions + i];
    }
    return sum;
  }

  /** The hour of the log in which it came into the shop, negative before the log. */
  int createdHour(int item) {
    return created[item];
  }

  boolean inStock(int item) {
    return soldOut[item] == NEVER;
  }

  boolean soldAt(int item, int hour) {
    return created[item] <= hour && hour < soldOut[item];
  }

  void setLife(int item, int createdHour, boolean sellsOut, int soldOutHour) {
    created[item] = (short) createdHour;
    soldOut[item] = sellsOut ? (short) soldOutHour : NEVER;
  }

  /** What it costs in an hour: some weeks it is on offer for a fifth less. */
  double priceAt(int item, int hour) {
    return onOffer(item, hour) ? Prices.rounded(price[item] * 0.8) : Prices.rounded(price[item]);
  }

  boolean onOffer(int item, int hour) {
    long week = Math.floorDiv(hour, 168);
    return new Draws(seed, Draws.Purpose.PROMOTION, group[item] * 64L + week).chance(0.05);
  }
}
