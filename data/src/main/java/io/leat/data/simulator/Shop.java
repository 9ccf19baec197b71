package io.leat.data.simulator;

/** All that visits take place in. */
record Shop(
    Catalogue catalogue,
    Shoppers shoppers,
    PurchaseMemory memory,
    Errands errands,
    Storefront storefront,
    QueryWords queryWords) {

  static Shop open(SimulationRequest request) {
    int items = (int) request.items();
    Vocabulary vocabulary = VocabularyReader.read().narrowedTo(Math.max(4, items / 6));
    Catalogue catalogue = new Catalogue(vocabulary, request.seed(), items);
    Shelves shelves = new Shelves(catalogue);
    Shoppers shoppers = new Shoppers(vocabulary, request.seed(), (int) request.users());
    PurchaseMemory memory = new PurchaseMemory(shoppers.size());
    Errands errands = new Errands(catalogue, shelves, memory);
    Storefront storefront = new Storefront(catalogue, shelves, errands);
    return new Shop(catalogue, shoppers, memory, errands, storefront, new QueryWords(vocabulary));
  }

  TasteAtTime taste(int shopper, int hour) {
    return new TasteAtTime(
        catalogue, shoppers.taste(shopper), shoppers.background(), LogPeriod.fraction(hour));
  }
}
