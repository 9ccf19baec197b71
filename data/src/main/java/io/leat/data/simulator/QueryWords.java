package io.leat.data.simulator;

import java.util.Locale;

/** What a shopper types for an errand. */
final class QueryWords {
  private final Vocabulary vocabulary;

  QueryWords(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Lower-case words without error: {@code "hazelwick brass bedside lamp"}. */
  String of(Errand errand, Draws draws) {
    ProductType type = vocabulary.types().get(errand.type());
    StringBuilder words = new StringBuilder();
    if (errand.brand() >= 0) {
      words.append(vocabulary.brands().get(errand.brand()).name()).append(' ');
    }
    if (errand.finish() >= 0) {
      words.append(type.palette().choices().get(errand.finish()).name()).append(' ');
    }
    if (errand.material() >= 0) {
      words.append(type.materials().get(errand.material()).name()).append(' ');
    }
    // Who names a brand sometimes names nothing else.
    if (errand.brand() < 0 || draws.chance(0.8)) {
      words.append(name(type, draws));
    }
    return words.toString().strip().toLowerCase(Locale.ROOT);
  }

  private static String name(ProductType type, Draws draws) {
    double kind = draws.uniform();
    if (kind < 0.22) {
      return type.synonyms().get(draws.below(type.synonyms().size()));
    }
    return kind < 0.4 ? type.plural() : type.name();
  }
}
