package io.leat.data.simulator;

/**
 * The shop's own pages, before Leat: a search that knows words and popularity but no persons, a
 * home page that knows a little of the person who is logged in, similar items, and what goes with
 * the basket. It ranks a few dozen items drawn by popularity, whatever the catalogue's size.
 */
final class Storefront {
  private static final int CANDIDATES = 70;

  private final Catalogue catalogue;
  private final Shelves shelves;
  private final Errands errands;

  Storefront(Catalogue catalogue, Shelves shelves, Errands errands) {
    this.catalogue = catalogue;
    this.shelves = shelves;
    this.errands = errands;
  }

  /** Up to 30 results. */
  int[] search(Errand errand, int hour, Draws draws) {
    Ranking ranking = new Ranking(CANDIDATES);
    boolean ofBrand = errand.brand() >= 0 && shelves.count(errand.type(), errand.brand()) > 0;
    for (int i = 0; i < CANDIDATES; i++) {
      int item =
          ofBrand && i % 2 == 0
              ? shelves.draw(errand.type(), errand.brand(), draws)
              : shelves.draw(errand.type(), draws);
      if (catalogue.soldAt(item, hour) && !ranking.contains(item)) {
        double match = catalogue.brand[item] == errand.brand() ? 2.5 : 0;
        match += catalogue.finish[item] == errand.finish() ? 1.8 : 0;
        match += catalogue.material[item] == errand.material() ? 1.8 : 0;
        ranking.add(item, match + 0.5 * attention(item, hour) + 0.6 * draws.gaussian());
      }
    }
    return ranking.top(30);
  }

  /** Up to 10 items for the shopper whose taste this is, or for anybody where it is not known. */
  int[] home(TasteAtTime taste, boolean known, double[] background, int hour, Draws draws) {
    Ranking ranking = new Ranking(48);
    for (int round = 0; round < 6; round++) {
      int type = errands.wantedType(known ? taste.interest() : background, hour, draws);
      for (int i = 0; i < 8; i++) {
        int item = shelves.draw(type, draws);
        if (catalogue.soldAt(item, hour) && !ranking.contains(item)) {
          double guess = known ? 0.6 * taste.liking(item) : 0;
          ranking.add(item, guess + 0.4 * attention(item, hour) + 0.8 * draws.gaussian());
        }
      }
    }
    return ranking.top(10);
  }

  /** Up to 6 items of the same type and a like style. */
  int[] similar(int item, int hour, Draws draws) {
    Ranking ranking = new Ranking(30);
    for (int i = 0; i < 30; i++) {
      int other = shelves.draw(catalogue.type[item], draws);
      if (other != item && catalogue.soldAt(other, hour) && !ranking.contains(other)) {
        double likeness = 2 * catalogue.styleLikeness(item, other);
        likeness += catalogue.brand[item] == catalogue.brand[other] ? 0.6 : 0;
        likeness -= Math.abs(catalogue.level[item] - catalogue.level[other]);
        ranking.add(other, likeness + 0.4 * draws.gaussian());
      }
    }
    return ranking.top(6);
  }

  /** Up to 4 items of a type that goes with an item in the basket; often none. */
  int[] goesWith(int item, int hour, Draws draws) {
    int type = errands.complement(catalogue.type[item], draws);
    Ranking ranking = new Ranking(24);
    for (int i = 0; type >= 0 && i < 24; i++) {
      int other = shelves.draw(type, draws);
      if (catalogue.soldAt(other, hour) && !ranking.contains(other)) {
        double fit = 1.5 * catalogue.styleLikeness(item, other) + 0.3 * attention(other, hour);
        ranking.add(other, fit + 0.5 * draws.gaussian());
      }
    }
    return ranking.top(4);
  }

  /** What an impersonal shop ranks by: popularity, and news for its first fortnight. */
  private double attention(int item, int hour) {
    int age = hour - catalogue.createdHour(item);
    return StrictMath.log(catalogue.popularity[item]) + (age < 14 * 24 ? 1.5 : 0);
  }
}
