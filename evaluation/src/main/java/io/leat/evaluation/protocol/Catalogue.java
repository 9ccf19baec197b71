package io.leat.evaluation.protocol;

import io.leat.data.Item;
import io.leat.evaluation.dataset.ItemsReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** What may be recommended: the items of the training data and those that a file describes. */
final class Catalogue {
  private Catalogue() {}

  static Map<String, Item> of(Iterable<String> trainItems, Map<String, Item> described) {
    Map<String, Item> catalogue = new LinkedHashMap<>();
    for (String item : trainItems) {
      Item description = described.get(item);
      catalogue.put(item, description == null ? ItemsReader.untitled(item) : description);
    }
    described.forEach(catalogue::putIfAbsent);
    return catalogue;
  }
}
