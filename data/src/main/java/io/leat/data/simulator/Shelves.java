package io.leat.data.simulator;

/**
 * The items in order of type and brand, to draw popular items of either without a scan: a counting
 * sort and running sums, 12 bytes an item.
 */
final class Shelves {
  private final int brands;
  private final int[] order;
  private final int[] starts;
  private final Cumulative popularity;

  Shelves(Catalogue catalogue) {
    brands = catalogue.vocabulary.brands().size();
    starts = new int[catalogue.vocabulary.types().size() * brands + 1];
    for (int item = 0; item < catalogue.size(); item++) {
      starts[shelf(catalogue.type[item], catalogue.brand[item]) + 1]++;
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    int[] next = starts.clone();
    order = new int[catalogue.size()];
    for (int item = 0; item < order.length; item++) {
      order[next[shelf(catalogue.type[item], catalogue.brand[item])]++] = item;
    }
    popularity = new Cumulative(order.length, place -> catalogue.popularity[order[place]]);
  }

  int count(int type) {
    return starts[(type + 1) * brands] - starts[type * brands];
  }

  int count(int type, int brand) {
    return starts[shelf(type, brand) + 1] - starts[shelf(type, brand)];
  }

  /** An item of a type that has some. */
  int draw(int type, Draws draws) {
    return order[popularity.draw(starts[type * brands], starts[(type + 1) * brands], draws)];
  }

  /** An item of a type and brand that has some. */
  int draw(int type, int brand, Draws draws) {
    int shelf = shelf(type, brand);
    return order[popularity.draw(starts[shelf], starts[shelf + 1], draws)];
  }

  private int shelf(int type, int brand) {
    return type * brands + brand;
  }
}
