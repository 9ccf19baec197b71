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
    Draws draws = new Draws(catalogue.seed, Draws.Purpose.GROUP, group);
    // The first groups go round the types, so that even a small shop has some of each.
    int type = draws.weighted(typeWeights);
    type = group < types.size() ? group : type;
    ProductType productType = types.get(type);
    int brand = brandsOfTypes[type][draws.weighted(brandWeights[type])];
    Brand maker = catalogue.vocabulary.brands().get(brand);
    int materials = productType.materials().size();
    int material = materials == 0 ? -1 : draws.below(materials);
    int adjective = adjective(maker, draws);
    int finishes = productType.palette().choices().size();
    int finish = draws.below(finishes);
    int sizes = productType.sizes().size();
    int size = sizes == 0 ? -1 : draws.below(sizes);
    boolean bySize = sizes > 1 && draws.chance(0.5);
    int variants = Math.min(1 + draws.weighted(VARIANTS), catalogue.size() - first);
    variants = Math.min(variants, bySize ? sizes : finishes);
    double level = Math.clamp(maker.level() + 0.3 * draws.gaussian(), -1.4, 1.4);
    double popularity = draws.heavyTailed(0.75, 4000);
    int created =
        draws.chance(0.25)
            ? draws.below(LogPeriod.HOURS * 19 / 20)
            : -draws.below(HOURS_BEFORE) - 1;
    float[] character = new float[catalogue.dimensions];
    StyleVectors.add(character, maker.style(), 0.6);
    StyleVectors.add(character, adjective(adjective).style(), 0.6);
    if (material >= 0) {
      StyleVectors.add(character, productType.materials().get(material).style(), 0.4);
    }
    StyleVectors.addNoise(character, 0.3, draws);
    for (int variant = 0; variant < variants; variant++) {
      int item = first + variant;
      catalogue.group[item] = group;
      catalogue.type[item] = (short) type;
      catalogue.brand[item] = (short) brand;
      catalogue.material[item] = (byte) material;
      catalogue.adjective[item] = (byte) adjective;
      catalogue.finish[item] = (byte) (bySize ? finish : (finish + variant) % finishes);
      catalogue.size[item] = (byte) (bySize ? (size + variant) % sizes : size);
      catalogue.level[item] = (float) level;
      fillVariant(item, productType, popularity, created, character);
    }
    return first + variants;
  }

  private void fillVariant(
      int item, ProductType type, double popularity, int created, float[] character) {
    Draws draws = new Draws(catalogue.seed, Draws.Purpose.ITEM, item);
    float[] style = character.clone();
    StyleVectors.add(style, catalogue.finishOf(item).style(), 0.6);
    StyleVectors.centre(style);
    System.arraycopy(style, 0, catalogue.styles, item * catalogue.dimensions, catalogue.dimensions);
    catalogue.popularity[item] = (float) (popularity * draws.uniform(0.25, 1));
    catalogue.price[item] = (float) price(item, type, draws);
    int sellsOutFrom = Math.max(created, LogPeriod.HOURS * 3 / 4);
    catalogue.setLife(
        item,
        created,
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
