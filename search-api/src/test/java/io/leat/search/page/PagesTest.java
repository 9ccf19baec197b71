package io.leat.search.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.index.document.IndexUpdate;
import io.leat.index.document.ItemChange;
import io.leat.index.document.ItemDocument;
import io.leat.index.search.SnapshotSearcherManager;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.Asker;
import io.leat.search.Blend;
import io.leat.search.ChangedShop;
import io.leat.search.CursorExpiredException;
import io.leat.search.CutOff;
import io.leat.search.Exclusion;
import io.leat.search.FrozenSearches;
import io.leat.search.Hit;
import io.leat.search.Presentation;
import io.leat.search.SearchAnswer;
import io.leat.search.SearchRequest;
import io.leat.search.SearchService;
import io.leat.search.SearchSettings;
import io.leat.search.ServiceParts;
import io.leat.search.ShopFixture;
import io.leat.search.SnapshotSource;
import io.leat.search.facet.Facet;
import io.leat.search.facet.FacetRequest;
import io.leat.search.filter.Filter;
import io.leat.search.filter.FilterParser;
import io.leat.search.filter.Filters;
import io.leat.search.page.ItemQuestion.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Totals, facets, orders and pages, compared with what a loop over all items gives. */
class PagesTest {
  private static final int WINDOW = 25;

  private final ShopFixture shop = new ShopFixture(7);
  private SnapshotStore store;
  private String generation;
  private SnapshotSearcherManager manager;
  private FrozenSearches frozen;
  private SearchService service;

  @BeforeEach
  void open(@TempDir Path root) {
    store = new SnapshotStore(root);
    generation = shop.write(store);
    store.promote(generation);
    manager = SnapshotSearcherManager.open(store);
    SnapshotSource source = SnapshotSource.of(manager);
    frozen = new FrozenSearches(source);
    service =
        new SearchService(
            source,
            SearchSettings.DEFAULT.withWindow(WINDOW),
            ServiceParts.none().withFrozen(frozen));
  }

  @AfterEach
  void close() {
    frozen.close();
    manager.close();
  }

  @ParameterizedTest
  @EnumSource(Blend.class)
  void cursorsLeafThroughAllOfItWhateverTheSize(Blend blend) {
    List<String> expected = null;
    for (int size : new int[] {1, 3, 17, 100}) {
      SearchRequest request = request("lamp red", "blue", Shape.first(size), blend);
      List<String> all = leaf(service.search(request), size);

      assertThat(all).as("size %d", size).doesNotHaveDuplicates();
      assertThat(all).hasSize(service.search(request).total().value()).hasSizeGreaterThan(WINDOW);
      assertThat(expected == null ? all : expected).as("size %d", size).isEqualTo(all);
      expected = all;
    }
  }

  private List<String> leaf(SearchAnswer first, int size) {
    List<String> all = new ArrayList<>(ids(first));
    SearchAnswer page = first;
    while (page.nextCursor() != null) {
      page = service.search(page.nextCursor(), size, Presentation.PLAIN);
      assertThat(page.queryId()).isEqualTo(first.queryId());
      assertThat(page.hits().getFirst().rank()).isEqualTo(all.size() + 1);
      all.addAll(ids(page));
    }
    return all;
  }

  @Test
  void aCursorKeepsItsSnapshot() {
    SearchRequest request = request("lamp", null, sorted(SortOrder.PRICE_ASC, 10), Blend.WEIGHTED);
    SearchAnswer first = service.search(request);
    List<String> before = leaf(service.search(request), 10);

    for (ItemDocument item : shop.items()) {
      ChangedShop.publish(
          store,
          generation,
          IndexUpdate.change(ItemChange.of(item.itemId()).withPrice(500.0 - price(item))));
      if (item.itemId().equals("item-019")) {
        break;
      }
    }
    assertThat(manager.maybeRefresh()).isTrue();

    assertThat(leaf(first, 10)).isEqualTo(before);
    assertThat(leaf(service.search(request), 10)).isNotEqualTo(before);
  }

  @Test
  void whatIsNoCursorIsSaidSo() {
    for (String cursor : List.of("x", "", "AAAA", "!!!", "AAAAAGFiYw")) {
      assertThatThrownBy(() -> service.search(cursor, 10, Presentation.PLAIN))
          .as(cursor)
          .isInstanceOf(CursorExpiredException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = SortOrder.class,
      names = {"PRICE_ASC", "PRICE_DESC", "POPULARITY", "NEWEST"})
  void sortsByWhatWasAskedForAndThenById(SortOrder sort) {
    Comparator<ItemDocument> order =
        switch (sort) {
          case PRICE_ASC -> Comparator.comparingDouble(PagesTest::price);
          case PRICE_DESC -> Comparator.comparingDouble((ItemDocument item) -> -price(item));
          case POPULARITY -> Comparator.comparingDouble((ItemDocument item) -> -item.popularity());
          default -> Comparator.comparingLong((ItemDocument item) -> -item.createdAt());
        };
    List<String> expected =
        shop.items().stream()
            .filter(item -> item.title().contains("Lamp"))
            .sorted(order.thenComparing(ItemDocument::itemId))
            .map(ItemDocument::itemId)
            .toList();

    assertThat(ids(service.search(request("lamp", "red", sorted(sort, 100), Blend.WEIGHTED))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "colour:red",
        "colour:(red OR blue)",
        "colour:red AND brand:Northwind",
        "price:[10 TO 12] AND colour:green",
        "category:\"Home > Lamps\"",
        "NOT colour:red",
        "colour:red OR brand:northwind"
      })
  void facetsCountTheNarrowedSetButForWhatWasTickedInThemselves(String ticked) throws Exception {
    Filter tick = ticked.isEmpty() ? Filters.ALL : FilterParser.parse(ticked);
    for (String text : new String[] {"red", "mug", "ceramic lamps", null}) {
      Shape everything =
          new Shape(Filters.ALL, List.of(), 20, SortOrder.RELEVANCE, false, Diversity.NONE, 0, 200);
      Set<String> candidates = new HashSet<>(ids(service.search(request(text, everything))));
      List<FacetRequest> facets = new ArrayList<>(FacetRequest.common());
      facets.add(FacetRequest.parse("*"));
      SearchAnswer answer =
          service.search(
              request(
                  text,
                  new Shape(tick, facets, 20, SortOrder.RELEVANCE, false, Diversity.NONE, 0, 200)));

      assertThat(ids(answer))
          .as("%s of %s", ticked, text)
          .containsExactlyInAnyOrderElementsOf(matching(candidates, tick, "nothing"));
      assertThat(answer.total().value()).isEqualTo(answer.hits().size());
      assertCounts(answer, "brand", candidates, tick, ItemDocument::brand);
      assertCounts(answer, "colour", candidates, tick, PagesTest::colour);
      Facet.Values tree = (Facet.Values) Objects.requireNonNull(answer.facets().get("category"));
      Map<String, Integer> leaves = new HashMap<>();
      tree.values()
          .forEach(root -> root.children().forEach(leaf -> leaves.put(leaf.value(), leaf.count())));
      assertThat(leaves)
          .isEqualTo(
              counts(matching(candidates, tick, "category"), item -> item.categories().getFirst()));
      Facet.Ranges prices = (Facet.Ranges) Objects.requireNonNull(answer.facets().get("price"));
      assertThat(prices.ranges().stream().mapToInt(Facet.Range::count).sum())
          .isEqualTo(matching(candidates, tick, "price").size());
    }
  }

  private void assertCounts(
      SearchAnswer answer,
      String facet,
      Set<String> candidates,
      Filter tick,
      Function<ItemDocument, @Nullable String> value) {
    Map<String, Integer> counted = new HashMap<>();
    // An attribute that none of them has is not there.
    if (answer.facets().get(facet) instanceof Facet.Values values) {
      values.values().forEach(each -> counted.put(each.value(), each.count()));
    }
    assertThat(counted).as(facet).isEqualTo(counts(matching(candidates, tick, facet), value));
  }

  private Map<String, Integer> counts(
      List<String> itemIds, Function<ItemDocument, @Nullable String> value) {
    Map<String, Integer> counts = new HashMap<>();
    for (String id : itemIds) {
      counts.merge(Objects.requireNonNull(value.apply(item(id))), 1, Integer::sum);
    }
    return counts;
  }

  /** The candidates that meet every condition but those about one field alone. */
  private List<String> matching(Set<String> candidates, Filter tick, String but) {
    return candidates.stream()
        .filter(
            id ->
                tick.conjuncts().stream()
                    .allMatch(
                        condition ->
                            (condition.fields().size() == 1
                                    && condition.fields().iterator().next().name().equals(but))
                                || holds(condition).test(item(id))))
        .toList();
  }

  private static Predicate<ItemDocument> holds(Filter filter) {
    return switch (filter) {
      case Filter.And and -> item -> and.parts().stream().allMatch(part -> holds(part).test(item));
      case Filter.Or or -> item -> or.parts().stream().anyMatch(part -> holds(part).test(item));
      case Filter.Not not -> holds(not.part()).negate();
      case Filter.Exists exists -> item -> true;
      case Filter.Range range -> item -> price(item) >= range.from() && price(item) <= range.to();
      case Filter.Is is ->
          switch (is.field().kind()) {
            case BRAND -> item -> is.value().equalsIgnoreCase(item.brand());
            case CATEGORY -> item -> item.categories().contains(is.value());
            default -> item -> colour(item).equalsIgnoreCase(is.value());
          };
    };
  }

  @Test
  void whatWasTickedIsMarked() throws Exception {
    SearchAnswer answer =
        service.search(
            request(
                "lamp",
                new Shape(
                    FilterParser.parse("colour:RED AND category:\"home > lamps\""),
                    List.of(FacetRequest.parse("colour"), FacetRequest.parse("category")),
                    1,
                    SortOrder.RELEVANCE,
                    false,
                    Diversity.NONE,
                    0,
                    5)));
    Facet.Values colours = (Facet.Values) Objects.requireNonNull(answer.facets().get("colour"));

    assertThat(colours.values()).filteredOn(Facet.Value::selected).hasSize(1);
    assertThat(colours.values().size() + colours.more()).isEqualTo(4);
    Facet.Values tree = (Facet.Values) Objects.requireNonNull(answer.facets().get("category"));
    assertThat(tree.values().getFirst().children().getFirst().selected()).isTrue();
  }

  @Test
  void priceRangesTakeBounds() {
    SearchAnswer answer =
        service.search(
            request(
                "lamp",
                new Shape(
                    Filters.ALL,
                    List.of(FacetRequest.parse("price(10,15.5)")),
                    20,
                    SortOrder.RELEVANCE,
                    false,
                    Diversity.NONE,
                    0,
                    5)));
    Facet.Ranges prices = (Facet.Ranges) Objects.requireNonNull(answer.facets().get("price"));

    assertThat(prices.min()).isEqualTo(5);
    assertThat(prices.max()).isEqualTo(24);
    assertThat(prices.ranges())
        .containsExactly(
            new Facet.Range(null, 10.0, lamps(item -> price(item) < 10)),
            new Facet.Range(10.0, 15.5, lamps(item -> price(item) >= 10 && price(item) < 15.5)),
            new Facet.Range(15.5, null, lamps(item -> price(item) >= 15.5)));
  }

  private int lamps(Predicate<ItemDocument> condition) {
    return (int)
        shop.items().stream()
            .filter(item -> item.title().contains("Lamp"))
            .filter(condition)
            .count();
  }

  @Test
  void ofVariantsTheFirstStandsForAll() {
    Shape grouped =
        new Shape(Filters.ALL, List.of(), 20, SortOrder.RELEVANCE, true, Diversity.NONE, 0, 7);
    SearchRequest request = request("lamp", "red", grouped, Blend.WEIGHTED);
    SearchAnswer first = service.search(request);
    List<String> all = leaf(first, 7);

    // In each colour two of ten lamps are variants of one.
    assertThat(first.total().value()).isEqualTo(36);
    assertThat(all).hasSize(36).doesNotHaveDuplicates();
    List<String> ungrouped =
        leaf(service.search(request("lamp", "red", Shape.first(50), Blend.WEIGHTED)), 50);
    Set<String> groups = new HashSet<>();
    assertThat(all)
        .isEqualTo(
            ungrouped.stream()
                .filter(
                    id -> {
                      String group = item(id).groupId();
                      return group == null || groups.add(group);
                    })
                .toList());
    for (Hit hit : first.hits()) {
      assertThat(hit.variants()).isEqualTo(item(hit.itemId()).groupId() == null ? 1 : 2);
    }
  }

  @Test
  void atMostSoManyOfABrandComeFirst() {
    Shape plain = Shape.first(100);
    Shape limited =
        new Shape(
            Filters.ALL, List.of(), 20, SortOrder.RELEVANCE, false, new Diversity(0, 3, 0), 0, 100);
    List<String> before = ids(service.search(request("lamp", plain)));
    List<String> after = ids(service.search(request("lamp", limited)));

    assertThat(after).containsExactlyInAnyOrderElementsOf(before);
    assertThat(after.subList(0, 6))
        .extracting(id -> item(id).brand())
        .filteredOn("Northwind"::equals)
        .hasSize(3);
  }

  @Test
  void diversityBringsOtherKindsForward() {
    Shape diverse =
        new Shape(
            Filters.ALL,
            List.of(),
            20,
            SortOrder.RELEVANCE,
            false,
            new Diversity(0.7, 0, 0),
            0,
            100);
    List<String> before = ids(service.search(request("red", Shape.first(100))));
    List<String> after = ids(service.search(request("red", diverse)));

    assertThat(after).containsExactlyInAnyOrderElementsOf(before);
    assertThat(after.getFirst()).isEqualTo(before.getFirst());
    assertThat(kinds(after.subList(0, 5)))
        .hasSizeGreaterThanOrEqualTo(kinds(before.subList(0, 5)).size());
    assertThat(kinds(after.subList(0, 5))).hasSizeGreaterThanOrEqualTo(4);
  }

  private Set<String> kinds(List<String> itemIds) {
    Set<String> kinds = new HashSet<>();
    itemIds.forEach(id -> kinds.add(item(id).categories().getFirst()));
    return kinds;
  }

  @Test
  void withoutWordsEverythingComesTheLikedFirst() {
    SearchAnswer anybody = service.search(request(null, Shape.first(100)));
    SearchAnswer red = service.search(request(null, "red", Shape.first(20), Blend.WEIGHTED));

    assertThat(anybody.total().value()).isEqualTo(200);
    assertThat(ids(anybody).subList(0, 20))
        .allSatisfy(id -> assertThat(item(id).popularity()).isEqualTo(6));
    assertThat(leaf(service.search(request(null, Shape.first(33))), 33)).hasSize(200);
    assertThat(ids(red))
        .filteredOn(id -> item(id).title().startsWith("Red"))
        .hasSizeGreaterThan(10);
  }

  @Test
  void ownItemsAreLeftOutInside() {
    Set<String> bought = shop.user("red").boughtItems();
    SearchRequest all = request("red", "red", Shape.first(100), Blend.WEIGHTED);
    SearchRequest without =
        new SearchRequest(
            "red",
            new Asker("red", null, List.of()),
            Filters.ALL,
            Set.of(Exclusion.PURCHASED),
            Shape.first(100),
            0.3,
            Blend.WEIGHTED,
            CutOff.AUTO,
            Presentation.PLAIN);

    assertThat(ids(service.search(all))).containsAll(bought);
    assertThat(ids(service.search(without))).doesNotContainAnyElementsOf(bought);
    assertThat(service.search(without).total().value())
        .isEqualTo(service.search(all).total().value() - bought.size());
  }

  private static Shape sorted(SortOrder sort, int size) {
    return new Shape(Filters.ALL, List.of(), 20, sort, false, Diversity.NONE, 0, size);
  }

  private static SearchRequest request(@Nullable String text, Shape shape) {
    return request(text, null, shape, Blend.WEIGHTED);
  }

  private static SearchRequest request(
      @Nullable String text, @Nullable String userId, Shape shape, Blend blend) {
    return new SearchRequest(
        text,
        new Asker(userId, null, List.of()),
        Filters.ALL,
        Set.of(),
        shape,
        0.3,
        blend,
        CutOff.AUTO,
        Presentation.PLAIN);
  }

  private ItemDocument item(String itemId) {
    return shop.items().get(Integer.parseInt(itemId.substring(5)));
  }

  private static String colour(ItemDocument item) {
    return Objects.requireNonNull(item.attributes().get("colour")).getFirst();
  }

  private static double price(ItemDocument item) {
    return Objects.requireNonNull(item.price());
  }

  private static List<String> ids(SearchAnswer answer) {
    return answer.hits().stream().map(Hit::itemId).toList();
  }
}
