package io.leat.data.simulator;

/** A taste as it is in one hour, over a catalogue. */
final class TasteAtTime {
  private final Catalogue catalogue;
  private final Taste taste;
  private final double[] interest;
  private final float[] style;

  /**
   * @param background what everybody takes some interest in, per type, adding up to 1
   * @param fraction where in the log, 0 to 1
   */
  TasteAtTime(Catalogue catalogue, Taste taste, double[] background, double fraction) {
    this.catalogue = catalogue;
    this.taste = taste;
    this.style = StyleVectors.between(taste.styleAtStart(), taste.styleAtEnd(), fraction);
    this.interest = new double[background.length];
    for (int type = 0; type < interest.length; type++) {
      interest[type] = Shoppers.BACKGROUND * background[type];
    }
    for (int i = 0; i < taste.types().length; i++) {
      interest[taste.types()[i]] +=
          (1 - fraction) * taste.interestAtStart()[i] + fraction * taste.interestAtEnd()[i];
    }
  }

  Taste taste() {
    return taste;
  }

  /** Share of interest per type. Not to be written to. */
  double[] interest() {
    return interest;
  }

  /** How much this item is liked among those of its type. */
  double liking(int item) {
    return Affinity.liking(
        StyleVectors.dot(style, catalogue.styles, item * catalogue.dimensions),
        taste.brandStrength(catalogue.brand[item]),
        taste.finishStrength(catalogue.typeOf(item).palette().index(), catalogue.finish[item]),
        taste.level() - catalogue.level[item]);
  }

  double affinity(int item) {
    return Affinity.affinity(interest[catalogue.type[item]], liking(item));
  }
}
