package io.leat.data.simulator;

import java.util.List;

/** Fills a catalogue group by group; a group is one product with its variants. */
final class CatalogueBuilder {
  private static final double[] VARIANTS = {0.5, 0.2, 0.14, 0.1, 0.06};
  private static final int HOURS_BEFORE = 24 * 700;

  private final Catalogue catalogue;
  private final List<ProductType> types;
  private final int[][] brandsOfTypes;
  private final double[] typeWeights;
  private final double[][] brandWeights;

  /**
   * What the variants of one group share.
   *
   * @param finish that of the first variant, or of all where they differ by size
   * @param size that of the first variant, or of all where they differ by finish; -1 for none
   * @param style of the group, before its finishes and not yet of unit length
   */
  private record Product(
      ProductType type,
      int brand,
      int material,
      int adjective,
      int finish,
      int size,
      boolean bySize,
      int variants,
      double level,
      double popularity,
      int created,
      float[] style) {}

  CatalogueBuilder(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.types = catalogue.vocabulary.types();
    this.brandsOfTypes = catalogue.vocabulary.brandsOfTypes();
    this.typeWeights =
        types.stream().mapToDouble(type -> StrictMath.pow(type.popularity(), 0.6)).toArray();
    this.brandWeights = new double[brandsOfTypes.length][];
    for (int t = 0; t < brandsOfTypes.length; t++) {
      brandWeights[t] = new double[brandsOfTypes[t].length];
      for (int b = 0; b < brandWeights[t].length; b++) {
        brandWeights[t][b] = 1 / StrictMath.sqrt(b + 1.0);
      }
    }
  }

  void fill() {
    int item = 0;
    for (int group = 0; item < catalogue.size(); group++) {
      item = fillGroup(group, item);
    }
  }

  /** Returns the first item after the group. */
  private int fillGroup(int group, int first) {
    Product product = product(group);
    int variants = Math.min(product.variants(), catalogue.size() - first);
    for (int variant = 0; variant < variants; variant++) {
      fillVariant(first + variant, group, product, variant);
    }
    return first + variants;
  }

  private Product product(int group) {
    Draws draws = new Draws(catalogue.seed, Draws.Purpose.GROUP, group);
    // The first groups go round the types, so that even a small shop has some of each.
    int drawn = draws.weighted(typeWeights);
    ProductType type = types.get(group < types.size() ? group : drawn);
    int[] makers = brandsOfTypes[type.index()];
    int brand = makers[draws.weighted(brandWeights[type.index()])];
    Brand maker = catalogue.vocabulary.brands().get(brand);
    int material = type.materials().isEmpty() ? -1 : draws.below(type.materials().size());
    int adjective = adjective(maker, draws);
    int finishes = type.palette().choices().size();
    int finish = draws.below(finishes);
    int sizes = type.sizes().size();
    int size = sizes == 0 ? -1 : draws.below(sizes);
    boolean bySize = sizes > 1 && draws.chance(0.5);
    int variants = Math.min(1 + draws.weighted(VARIANTS), bySize ? sizes : finishes);
    double level = Math.clamp(maker.level() + 0.3 * draws.gaussian(), -1.4, 1.4);
    double popularity = draws.heavyTailed(0.82, 4000);
    boolean isNew = draws.chance(0.25);
    int created = isNew ? draws.below(LogPeriod.HOURS * 19 / 20) : -1 - draws.below(HOURS_BEFORE);
    float[] style = new float[catalogue.dimensions];
    StyleVectors.add(style, maker.style(), 0.6);
    StyleVectors.add(style, adjective(adjective).style(), 0.6);
    if (material >= 0) {
      StyleVectors.add(style, type.materials().get(material).style(), 0.4);
    }
    StyleVectors.addNoise(style, 0.3, draws);
    return new Product(
        type,
        brand,
        material,
        adjective,
        finish,
        size,
        bySize,
        variants,
        level,
        popularity,
        created,
        style);
  }

  private void fillVariant(int item, int group, Product product, int variant) {
    Draws draws = new Draws(catalogue.seed, Draws.Purpose.ITEM, item);
    ProductType type = product.type();
    int finishes = type.palette().choices().size();
    int byFinish = product.bySize() ? 0 : variant;
    int bySize = product.bySize() ? variant : 0;
    catalogue.group[item] = group;
    catalogue.type[item] = (short) type.index();
    catalogue.brand[item] = (short) product.brand();
    catalogue.material[item] = (byte) product.material();
    catalogue.adjective[item] = (byte) product.adjective();
    catalogue.finish[item] = (byte) ((product.finish() + byFinish) % finishes);
    catalogue.size[item] =
        (byte) (product.size() < 0 ? -1 : (product.size() + bySize) % type.sizes().size());
    catalogue.level[item] = (float) product.level();
    catalogue.popularity[item] = (float) (product.popularity() * draws.uniform(0.25, 1));
    catalogue.price[item] = (float) price(item, type, draws);
    float[] style = product.style().clone();
    StyleVectors.add(style, catalogue.finishOf(item).style(), 0.6);
    StyleVectors.centre(style);
    System.arraycopy(style, 0, catalogue.styles, item * style.length, style.length);
    int sellsOutFrom = Math.max(product.created(), LogPeriod.HOURS * 3 / 4);
    catalogue.setLife(
        item,
        product.created(),
        draws.chance(0.04),
        sellsOutFrom + draws.below(LogPeriod.HOURS - sellsOutFrom));
  }

  private double price(int item, ProductType type, Draws draws) {
    double place = Math.clamp(0.42 + 0.32 * catalogue.level[item], 0.02, 0.98);
    double price = type.lowPrice() * StrictMath.pow(type.highPrice() / type.lowPrice(), place);
    double step = type.priceBySize() ? 0.4 * Math.max(0, catalogue.size[item]) : 0;
    return Prices.attractive(price * (0.8 + step) * draws.uniform(0.97, 1.03));
  }

  /** Mostly a word of the maker's own style. */
  private int adjective(Brand maker, Draws draws) {
    double[] weights = new double[catalogue.dimensions];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 0.06 + maker.style()[i];
    }
    return draws.weighted(weights) * 4 + draws.below(4);
  }

  private Trait adjective(int code) {
    return catalogue.vocabulary.styles().get(code / 4).adjectives().get(code % 4);
  }
}
