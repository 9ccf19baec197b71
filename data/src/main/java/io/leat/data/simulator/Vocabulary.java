package io.leat.data.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All the words the shop is made of. Each list's order is part of the shop: another order is
 * another shop.
 *
 * @param models given names of product lines
 */
record Vocabulary(
    List<Style> styles,
    List<ProductType> types,
    List<Brand> brands,
    List<Palette> palettes,
    List<Lifestyle> lifestyles,
    List<String> models,
    Sentences sentences) {

  /** The same words with fewer product types, spread over the departments, the wanted first. */
  Vocabulary narrowedTo(int count) {
    if (count >= types.size()) {
      return this;
    }
    Map<String, List<ProductType>> departments = new LinkedHashMap<>();
    for (ProductType type : types) {
      departments.computeIfAbsent(type.department(), name -> new ArrayList<>()).add(type);
    }
    departments
        .values()
        .forEach(d -> d.sort(Comparator.comparingDouble(ProductType::popularity).reversed()));
    List<ProductType> kept = new ArrayList<>();
    for (int place = 0; kept.size() < count; place++) {
      for (List<ProductType> department : departments.values()) {
        if (place < department.size() && kept.size() < count) {
          kept.add(department.get(place));
        }
      }
    }
    kept.sort(Comparator.comparingInt(ProductType::index));
    List<ProductType> renumbered = new ArrayList<>();
    kept.forEach(type -> renumbered.add(type.at(renumbered.size())));
    return new Vocabulary(styles, renumbered, brands, palettes, lifestyles, models, sentences);
  }

  Map<String, Integer> typeIndexes() {
    Map<String, Integer> indexes = new HashMap<>();
    types.forEach(type -> indexes.put(type.name(), type.index()));
    return indexes;
  }

  /** Per type, the types that go with it. */
  int[][] complements() {
    Map<String, Integer> indexes = typeIndexes();
    return types.stream().map(type -> known(type.complements(), indexes)).toArray(int[][]::new);
  }

  /** Per lifestyle, its types; empty for one of which the shop sells nothing. */
  int[][] lifestyleTypes() {
    Map<String, Integer> indexes = typeIndexes();
    return lifestyles.stream().map(l -> known(l.types(), indexes)).toArray(int[][]::new);
  }

  /** Per type, the brands of its department. */
  int[][] brandsOfTypes() {
    return types.stream()
        .map(
            type ->
                brands.stream()
                    .filter(brand -> brand.departments().contains(type.department()))
                    .mapToInt(Brand::index)
                    .toArray())
        .toArray(int[][]::new);
  }

  private static int[] known(List<String> names, Map<String, Integer> indexes) {
    return names.stream().filter(indexes::containsKey).mapToInt(indexes::get).toArray();
  }
}
