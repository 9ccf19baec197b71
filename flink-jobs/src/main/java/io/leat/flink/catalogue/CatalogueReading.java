package io.leat.flink.catalogue;

import io.leat.data.Item;
import io.leat.data.Parsed;
import io.leat.data.ShopFiles;
import io.leat.data.json.IdJson;
import io.leat.data.json.ItemJson;
import io.leat.flink.source.LineFormat;
import io.leat.index.search.GenerationCheck.Probe;
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

  /** The import, and the log up to a position. */
  public static CatalogueReading of(ShopFiles shop, long position) {
    CatalogueReader reader = new CatalogueReader();
    LineFormat.forEach(shop.items(), line -> reader.put(line.parse(ItemJson::parse)));
    shop.log()
        .read(
            0,
            position,
            record -> {
              switch (record.kind()) {
                case ITEM -> reader.put(ItemJson.parse(record.json()));
                case ITEM_DELETION -> reader.remove(IdJson.parse("item_id", record.json()));
                case EVENT, ITEM_PATCH, CONSENT, FORGET -> {}
              }
            });
    return reader.reading();
  }

  private static final class CatalogueReader {
    private final Set<String> itemIds = new HashSet<>();
    private final Map<String, String> titles = new LinkedHashMap<>();

    void put(Parsed<Item> parsed) {
      if (parsed instanceof Parsed.Valid<Item> valid) {
        Item item = valid.value();
        itemIds.add(item.itemId());
        if (titles.size() < PROBES || titles.containsKey(item.itemId())) {
          titles.put(item.itemId(), item.title());
        }
      }
    }

    void remove(Parsed<String> parsed) {
      if (parsed instanceof Parsed.Valid<String> valid) {
        itemIds.remove(valid.value());
        titles.remove(valid.value());
      }
    }

    CatalogueReading reading() {
      return new CatalogueReading(
          itemIds,
          titles.entrySet().stream()
              .map(title -> new Probe(title.getKey(), title.getValue()))
              .toList());
    }
  }
}
