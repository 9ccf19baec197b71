package io.leat.data.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Titles and descriptions. Variants of one group share theirs but for finish and size: {@code
 * "Hazelwick Orla brass table lamp, antique green"}.
 */
final class ItemTexts {
  private final Catalogue catalogue;
  private final Map<String, String> plurals = new HashMap<>();

  ItemTexts(Catalogue catalogue) {
    this.catalogue = catalogue;
    catalogue.vocabulary.types().forEach(type -> plurals.put(type.name(), type.plural()));
  }

  /** For what all variants of an item's group share. */
  Draws groupDraws(int item) {
    return new Draws(~catalogue.seed, Draws.Purpose.GROUP, catalogue.group[item]);
  }

  String title(int item) {
    ProductType type = catalogue.typeOf(item);
    Draws draws = groupDraws(item);
    List<String> models = catalogue.vocabulary.models();
    String model = models.get(draws.below(models.size()));
    double kind = draws.uniform();
    StringBuilder title = new StringBuilder(catalogue.brandOf(item).name()).append(' ');
    if (kind < 0.7) {
      title.append(model).append(' ');
    }
    if (kind >= 0.5) {
      title.append(catalogue.adjectiveOf(item).name()).append(' ');
    }
    if (catalogue.material[item] >= 0) {
      title.append(material(item)).append(' ');
    }
    title.append(type.name()).append(", ").append(catalogue.finishOf(item).name());
    if (catalogue.size[item] >= 0) {
      title.append(", ").append(type.sizes().get(catalogue.size[item]));
    }
    return title.toString();
  }

  /** One to three sentences. */
  String description(int item) {
    ProductType type = catalogue.typeOf(item);
    Draws draws = groupDraws(item);
    draws.nextLong();
    Sentences sentences = catalogue.vocabulary.sentences();
    boolean ofMaterial = catalogue.material[item] >= 0;
    List<String> openings = ofMaterial ? sentences.withMaterial() : sentences.withoutMaterial();
    int feature = draws.below(type.features().size());
    String thing = thing(item, type);
    StringBuilder description = new StringBuilder(pick(openings, draws));
    if (draws.chance(0.8)) {
      description.append(' ').append(pick(catalogue.styleOf(item).sentences(), draws));
    }
    if (draws.chance(0.5)) {
      description.append(' ').append(pick(sentences.last(), draws));
    }
    int other = (feature + 1 + draws.below(type.features().size() - 1)) % type.features().size();
    String text =
        description
            .toString()
            .replace("{Thing}", ItemRecords.capital(thing))
            .replace("{thing}", thing)
            .replace("{brand}", catalogue.brandOf(item).name())
            .replace("{finish}", catalogue.finishOf(item).name())
            .replace("{feature}", type.features().get(feature))
            .replace("{other}", type.features().get(other))
            .replace("{complement}", complement(type, draws));
    return ofMaterial ? text.replace("{material}", material(item)) : text;
  }

  /** {@code "a rustic table lamp"}, {@code "rustic socks"}. */
  private String thing(int item, ProductType type) {
    String words = catalogue.adjectiveOf(item).name() + " " + type.name();
    if (!type.countable()) {
      return words;
    }
    // "urban", "utility", "undyed" and "organic" begin alike but do not all take "an".
    boolean vowel =
        "aeio".indexOf(words.charAt(0)) >= 0 || words.startsWith("ur") || words.startsWith("un");
    return (vowel ? "an " : "a ") + words;
  }

  private String complement(ProductType type, Draws draws) {
    return plurals.getOrDefault(pick(type.complements(), draws), "others of its kind");
  }

  private String material(int item) {
    return catalogue.typeOf(item).materials().get(catalogue.material[item]).name();
  }

  private static String pick(List<String> choices, Draws draws) {
    return choices.get(draws.below(choices.size()));
  }
}
