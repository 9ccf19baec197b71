package io.leat.data.simulator;

import io.leat.data.Item;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The catalogue's numbers as items with their texts. */
final class ItemRecords {
  private final Catalogue catalogue;
  private final Ids ids;
  private final ItemTexts texts;

  ItemRecords(Catalogue catalogue, Ids ids) {
    this.catalogue = catalogue;
    this.ids = ids;
    this.texts = new ItemTexts(catalogue);
  }

  Item of(int item) {
    ProductType type = catalogue.typeOf(item);
    Instant created = Instant.ofEpochMilli(LogPeriod.millis(catalogue.createdHour(item)));
    return new Item(
        ids.item(item),
        texts.title(item),
        texts.description(item),
        catalogue.brandOf(item).name(),
        List.of(type.department() + " > " + type.category() + " > " + capital(type.plural())),
        Prices.rounded(catalogue.price[item]),
        "EUR",
        catalogue.inStock(item),
        attributes(item, type),
        picture(item, type),
        "en",
        created,
        ids.group(catalogue.group[item]),
        List.of(sku(item, type), Barcode.ean13(catalogue.seed * 31_337 + item)),
        null);
  }

  private Map<String, List<String>> attributes(int item, ProductType type) {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    attributes.put(type.palette().attribute(), List.of(catalogue.finishOf(item).name()));
    if (catalogue.material[item] >= 0) {
      attributes.put("material", List.of(type.materials().get(catalogue.material[item]).name()));
    }
    if (catalogue.size[item] >= 0) {
      attributes.put("size", List.of(type.sizes().get(catalogue.size[item])));
    }
    attributes.put("style", List.of(catalogue.styleOf(item).name()));
    Draws draws = texts.groupDraws(item);
    type.attributes()
        .forEach(
            (name, values) ->
                attributes.put(name, List.of(values.get(draws.below(values.size())))));
    return attributes;
  }

  /** Where a server draws it, from these words. */
  private String picture(int item, ProductType type) {
    String words = slug(type.name()) + "." + slug(catalogue.finishOf(item).name());
    if (catalogue.material[item] >= 0) {
      words += "." + slug(type.materials().get(catalogue.material[item]).name());
    }
    return "/page/pictures/" + words + ".svg";
  }

  private static String slug(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private String sku(int item, ProductType type) {
    String maker = catalogue.brandOf(item).name().substring(0, 3).toUpperCase(Locale.ROOT);
    String kind = type.name().replaceAll("[^A-Za-z]", "").substring(0, 3).toUpperCase(Locale.ROOT);
    return maker
        + "-"
        + kind
        + "-"
        + Integer.toString(36 * 36 * 36 + item, 36).toUpperCase(Locale.ROOT);
  }

  static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
