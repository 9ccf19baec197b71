package io.leat.flink.catalogue;

import io.leat.data.Item;
import io.leat.data.Parsed;
import io.leat.data.json.ItemJson;
import io.leat.flink.source.LineFormat;
import io.leat.index.search.GenerationCheck.Probe;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A second, independent reading of the catalogue, against which a generation is checked: no job has
 * touched it.
 *
 * @param itemIds of all valid items
 * @param probes a few of them, with the title of their last line
 */
public record CatalogueReading(Set<String> itemIds, List<Probe> probes) {
  private static final int PROBES = 20;

  public static CatalogueReading of(Path items) {
    Set<String> itemIds = new HashSet<>();
    Map<String, String> titles = new LinkedHashMap<>();
    LineFormat.forEach(
        items,
        line -> {
          if (line.parse(ItemJson::parse) instanceof Parsed.Valid<Item> valid) {
            Item item = valid.value();
            itemIds.add(item.itemId());
            if (titles.size() < PROBES || titles.containsKey(item.itemId())) {
              titles.put(item.itemId(), item.title());
            }
          }
        });
    return new CatalogueReading(
        itemIds,
        titles.entrySet().stream()
            .map(title -> new Probe(title.getKey(), title.getValue()))
            .toList());
  }
}
