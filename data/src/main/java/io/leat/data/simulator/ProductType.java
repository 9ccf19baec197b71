package io.leat.data.simulator;

import java.util.List;
import java.util.Map;

/**
 * A kind of product, with all that its items are made of.
 *
 * @param index position among the shop's types
 * @param synonyms what else shoppers call it
 * @param materials may be empty
 * @param sizes may be empty
 * @param priceBySize whether a larger size costs more
 * @param popularity demand relative to other types
 * @param replenishDays days after which it is bought again, 0 for durable goods
 * @param complements names of the types that go with it
 */
record ProductType(
    int index,
    String department,
    String name,
    String plural,
    String category,
    List<String> synonyms,
    List<Trait> materials,
    Palette palette,
    List<String> sizes,
    boolean priceBySize,
    double lowPrice,
    double highPrice,
    double popularity,
    int replenishDays,
    Map<String, List<String>> attributes,
    List<String> features,
    List<String> complements,
    Season season) {

  boolean consumable() {
    return replenishDays > 0;
  }

  /** Neither "a socks" nor "a honey". */
  boolean countable() {
    return !name.equals(plural);
  }

  ProductType at(int newIndex) {
    return new ProductType(
        newIndex,
        department,
        name,
        plural,
        category,
        synonyms,
        materials,
        palette,
        sizes,
        priceBySize,
        lowPrice,
        highPrice,
        popularity,
        replenishDays,
        attributes,
        features,
        complements,
        season);
  }
}
