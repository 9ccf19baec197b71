package io.leat.data.simulator;

/** Chooses what shoppers come for: by interest, season, and what they bought lately. */
final class Errands {
  private static final int COMPLEMENT_HOURS = 21 * 24;

  private static final double OCCASION = 0.1;

  private final Catalogue catalogue;
  private final Shelves shelves;
  private final PurchaseMemory memory;
  private final int[][] complements;
  private final int[][] brandsOfTypes;
  private final double[] demand;
  private int demandDay = -1;

  Errands(Catalogue catalogue, Shelves shelves, PurchaseMemory memory) {
    this.catalogue = catalogue;
    this.shelves = shelves;
    this.memory = memory;
    this.complements = catalogue.vocabulary.complements();
    this.brandsOfTypes = catalogue.vocabulary.brandsOfTypes();
    this.demand = new double[complements.length];
  }

  Errand next(int shopper, TasteAtTime taste, int hour, Draws draws) {
    int recent = memory.latest(shopper, hour - COMPLEMENT_HOURS);
    if (recent >= 0 && draws.chance(0.3)) {
      int complement = complement(catalogue.type[recent], draws);
      turnTo(hour / 24);
      if (complement >= 0 && draws.chance(demand[complement])) {
        return detailed(complement, taste.taste(), draws);
      }
    }
    int type =
        draws.chance(OCCASION)
            ? wantedType(occasions(hour), hour, draws)
            : wantedType(taste.interest(), hour, draws);
    return detailed(type, taste.taste(), draws);
  }

  /** What anybody may come for by the calendar, whatever else they like: gifts, spring. */
  private double[] occasions(int hour) {
    turnTo(hour / 24);
    double[] interest = new double[demand.length];
    for (ProductType type : catalogue.vocabulary.types()) {
      interest[type.index()] = type.popularity() * demand[type.index()];
    }
    return interest;
  }

  /** A type in proportion to interest and season, of those the shop has items of. */
  int wantedType(double[] interest, int hour, Draws draws) {
    turnTo(hour / 24);
    double[] weights = new double[demand.length];
    for (int type = 0; type < weights.length; type++) {
      weights[type] = interest[type] * demand[type];
    }
    return draws.weighted(weights);
  }

  private void turnTo(int day) {
    if (day != demandDay) {
      demandDay = day;
      int dayOfYear = LogPeriod.dayOfYear(day);
      for (ProductType type : catalogue.vocabulary.types()) {
        demand[type.index()] =
            shelves.count(type.index()) == 0 ? 0 : type.season().demand(dayOfYear);
      }
    }
  }

  /** A type that goes with another, or -1. */
  int complement(int type, Draws draws) {
    int[] choices = complements[type];
    if (choices.length == 0) {
      return -1;
    }
    int choice = choices[draws.below(choices.length)];
    return shelves.count(choice) == 0 ? -1 : choice;
  }

  private Errand detailed(int type, Taste taste, Draws draws) {
    ProductType productType = catalogue.vocabulary.types().get(type);
    int brand = draws.chance(0.3) ? brand(type, taste, draws) : -1;
    int finish = -1;
    if (draws.chance(0.22)) {
      finish =
          draws.chance(0.7)
              ? taste.finishes()[productType.palette().index()]
              : draws.below(productType.palette().choices().size());
    }
    int materials = productType.materials().size();
    int material = materials > 0 && draws.chance(0.15) ? draws.below(materials) : -1;
    return new Errand(type, brand, finish, material);
  }

  /** A favourite that makes this type, else now and then any that does. */
  private int brand(int type, Taste taste, Draws draws) {
    for (int favourite : taste.brands()) {
      if (shelves.count(type, favourite) > 0) {
        return favourite;
      }
    }
    int[] makers = brandsOfTypes[type];
    int maker = makers[draws.below(makers.length)];
    return draws.chance(0.3) && shelves.count(type, maker) > 0 ? maker : -1;
  }
}
