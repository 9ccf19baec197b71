package io.leat.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.model.Interest;
import io.leat.index.document.ItemDocument;
import io.leat.index.search.SnapshotSearcherManager;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.blend.PartScore;
import io.leat.search.filter.Filter;
import io.leat.search.filter.FilterParser;
import io.leat.search.filter.FilterSyntaxException;
import io.leat.search.filter.Filters;
import io.leat.search.page.ItemQuestion.Shape;
import io.leat.search.rules.SearchRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchServiceTest {
  private final ShopFixture shop = new ShopFixture(7);
  private SnapshotSearcherManager manager;
  private SearchService service;

  @BeforeAll
  void open(@TempDir Path root) {
    SnapshotStore store = new SnapshotStore(root);
    store.promote(shop.write(store));
    manager = SnapshotSearcherManager.open(store);
    service = new SearchService(SnapshotSource.of(manager), SearchSettings.DEFAULT);
  }

  @AfterAll
  void close() {
    manager.close();
  }

  @Test
  void findsByWordsInAnyField() {
    assertThat(service.search(search("lamp", null, 0, 100)).total().value()).isEqualTo(40);
    assertThat(ids(service.search(search("ceramic red lamps", null, 0, 3))))
        .allSatisfy(id -> assertThat(title(id)).contains("Red").contains("Lamp"));
    assertThat(service.search(search("sohne", null, 0, 1)).total().value())
        .isGreaterThanOrEqualTo(100);
  }

  @Test
  void correctsWordsThatNoItemHas() {
    SearchAnswer answer = service.search(search("rd lapm cnadle zzzzzz", null, 0, 5));
    QueryEcho query = Objects.requireNonNull(answer.query());

    assertThat(query.terms())
        .containsExactly(
            new QueryEcho.Term("rd", List.of(), false),
            new QueryEcho.Term("lapm", List.of("lamp"), true),
            new QueryEcho.Term("cnadle", List.of("candle"), true),
            new QueryEcho.Term("zzzzzz", List.of(), false));
    assertThat(query.relaxed()).as("no item is a lamp and a candle").isTrue();
    assertThat(answer.total().value()).isEqualTo(80);
  }

  @Test
  void showsWordsAsTypedAndCorrectionsAsItemsWriteThem() {
    SearchAnswer answer = service.search(search("Mugs roooms", null, 0, 5));

    assertThat(Objects.requireNonNull(answer.query()).terms())
        .containsExactly(
            new QueryEcho.Term("mugs", List.of("mugs"), false),
            new QueryEcho.Term("roooms", List.of("rooms"), true));
  }

  @Test
  void whatNoItemHasFindsNothing() {
    SearchAnswer answer = service.search(search("zzzzzz", "red", 0, 5));

    assertThat(answer.total().value()).isZero();
    assertThat(answer.hits()).isEmpty();
  }

  @Test
  void saysWhatWasMeantAndWhatWasDropped() {
    SearchAnswer answer = service.search(search("Lapm cnadle", null, 0, 5));
    QueryEcho query = Objects.requireNonNull(answer.query());

    assertThat(answer.didYouMean()).isEqualTo("lamp candle");
    assertThat(query.dropped()).as("no item is both").hasSize(1);
    assertThat(query.redirect()).isNull();
    SearchAnswer known = service.search(search("lamp", null, 0, 5));
    assertThat(known.didYouMean()).isNull();
    assertThat(Objects.requireNonNull(known.query()).dropped()).isEmpty();
  }

  @Test
  void theShopsRulesAreApplied() {
    String pinned =
        IntStream.range(0, 200)
            .mapToObj(SearchServiceTest::itemId)
            .filter(id -> !title(id).contains("Lamp") && !title(id).contains("Red"))
            .findFirst()
            .orElseThrow();
    SearchRules rules =
        SearchRules.parse(
            """
            luminaire =>
              SYNONYM: lamp
              FILTER: -red
              DOWN(90): brand:northwind
              DECORATE(pin): 2 item-123
              DECORATE(redirect): /lamps
            """
                .replace("item-123", pinned));
    SearchService ruled =
        new SearchService(
            SnapshotSource.of(manager),
            SearchSettings.DEFAULT,
            ServiceParts.none().withRules(() -> rules));

    SearchAnswer answer = ruled.search(search("luminaire", null, 0, 5));

    assertThat(answer.hits()).hasSize(5);
    assertThat(ids(answer).get(1)).isEqualTo(pinned);
    assertThat(Objects.requireNonNull(answer.query()).redirect()).isEqualTo("/lamps");
    assertThat(ids(answer).stream().filter(id -> !id.equals(pinned)))
        .allSatisfy(id -> assertThat(title(id)).contains("Lamp").doesNotContain("Red"))
        .allSatisfy(id -> assertThat(shop.items().get(number(id)).brand()).startsWith("Fabrikam"));
    assertThat(ids(ruled.search(search("luminaire", null, 1, 1)))).containsExactly(pinned);
    assertThat(ids(ruled.search(search("lamp", null, 0, 5))))
        .isEqualTo(ids(service.search(search("lamp", null, 0, 5))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sku-123", " SKU-123 ", "item-123", "ITEM-123"})
  void anExactIdentifierComesFirst(String text) {
    for (Blend blend : Blend.values()) {
      SearchAnswer answer =
          service.search(search(text, "red", List.of(), Filters.ALL, 0, 5, 1, blend));

      assertThat(ids(answer)).first().isEqualTo("item-123");
    }
  }

  @ParameterizedTest
  @EnumSource(Blend.class)
  void partsAddUpToTheScore(Blend blend) {
    SearchAnswer answer =
        service.search(
            search("red lamp", "blue", List.of(itemId(150)), Filters.ALL, 0, 100, 0.4, blend));

    assertThat(answer.hits()).hasSizeGreaterThanOrEqualTo(10);
    assertAddUp(answer);
    assertThat(parts(answer.hits().getFirst()))
        .extracting(PartScore::name)
        .containsExactly("text", "content", "interest", "popularity");
  }

  @Test
  void interestReordersTheSameCandidates() {
    SearchAnswer red = service.search(search("lamp", "red", 0, 100));
    SearchAnswer blue = service.search(search("lamp", "blue", 0, 100));

    assertThat(Set.copyOf(ids(red))).isEqualTo(Set.copyOf(ids(blue))).hasSize(40);
    assertThat(ids(red).subList(0, 8)).allSatisfy(id -> assertThat(title(id)).startsWith("Red"));
    assertThat(ids(blue).subList(0, 8)).allSatisfy(id -> assertThat(title(id)).startsWith("Blue"));
  }

  @ParameterizedTest
  @EnumSource(Blend.class)
  void strengthZeroIsTheAnonymousOrder(Blend blend) {
    SearchAnswer anonymous =
        service.search(search("lamp", null, List.of(), Filters.ALL, 0, 100, 0.3, blend));
    SearchAnswer nobodyInParticular =
        service.search(search("lamp", "red", List.of(), Filters.ALL, 0, 100, 0, blend));

    assertThat(ids(nobodyInParticular)).isEqualTo(ids(anonymous));
    assertThat(nobodyInParticular.hits())
        .extracting(Hit::score)
        .isEqualTo(anonymous.hits().stream().map(Hit::score).toList());
  }

  @Test
  void anAnonymousSessionIsPersonalisedByWhatItLookedAt() {
    List<String> lookedAt = List.of(itemId(ShopFixture.number(2, 3, 4)));
    SearchAnswer answer =
        service.search(search("lamp", null, lookedAt, Filters.ALL, 0, 5, 0.8, Blend.WEIGHTED));

    assertThat(ids(answer)).allSatisfy(id -> assertThat(title(id)).startsWith("White"));
  }

  @Test
  void unknownSessionItemsAreNamedAndLeftOut() {
    SearchAnswer answer =
        service.search(
            search("lamp", "red", List.of("gone"), Filters.ALL, 0, 100, 0.3, Blend.WEIGHTED));

    assertThat(answer.unknownSessionItems()).containsExactly("gone");
    assertThat(ids(answer)).isEqualTo(ids(service.search(search("lamp", "red", 0, 100))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 40, 100})
  void pagesNeitherOverlapNorLeaveGaps(int size) {
    List<String> whole = ids(service.search(search("red lamp", "blue", 0, 100)));
    List<String> paged = new ArrayList<>();
    int total = Integer.MAX_VALUE;
    for (int from = 0; from < total; from += size) {
      SearchAnswer page = service.search(search("red lamp", "blue", from, size));
      total = page.total().value();
      paged.addAll(ids(page));
    }

    assertThat(paged)
        .as("pages of %d", size)
        .isEqualTo(whole)
        .doesNotHaveDuplicates()
        .hasSize(total);
    assertThat(service.search(search("red lamp", "blue", total, size)).hits()).isEmpty();
  }

  @Test
  void filtersAreHard() {
    assertFiltered("brand:NORTHWIND", item -> "Northwind".equals(item.brand()));
    assertFiltered("category:\"home>lamps\"", item -> item.title().contains("Lamp"));
    assertFiltered("price:[10 TO 12]", item -> price(item) >= 10 && price(item) <= 12);
    assertFiltered("price:{10 TO 12}", item -> price(item) > 10 && price(item) < 12);
    assertFiltered("price:<=6", item -> price(item) <= 6);
    assertFiltered("in_stock:true", ItemDocument::inStock);
    assertFiltered("NOT in_stock:true", item -> !item.inStock());
    assertFiltered(
        "Colour:(RED OR blue)",
        item -> item.title().startsWith("Red") || item.title().startsWith("Blue"));
    assertFiltered(
        "brand:Northwind AND category:\"Home > Mugs\" AND price:>=6 AND in_stock:true",
        item ->
            "Northwind".equals(item.brand())
                && item.title().contains("Mug")
                && price(item) >= 6
                && item.inStock());
    assertFiltered(
        "(colour:red AND category:\"Home > Mugs\") OR identifier:sku-199",
        item ->
            (item.title().startsWith("Red") && item.title().contains("Mug"))
                || item.itemId().equals("item-199"));
    assertFiltered("group_id:*", item -> item.groupId() != null);
  }

  @Test
  void recommendationsFollowTheTasteAndStayFull() {
    Set<String> bought = shop.user("red").boughtItems();
    for (int size : new int[] {1, 10, 100}) {
      SearchAnswer answer = service.recommend(recommendation("red", size, true));

      assertThat(ids(answer)).hasSize(size).doesNotContainAnyElementsOf(bought);
      assertThat(answer.hits())
          .allSatisfy(hit -> assertThat(hit.fields().path("in_stock").asBoolean()).isTrue());
      assertAddUp(answer);
    }
    assertThat(ids(service.recommend(recommendation("red", 20, true))))
        .allSatisfy(id -> assertThat(title(id)).startsWith("Red"));
    assertThat(ids(service.recommend(recommendation("red", 40, false))))
        .containsAnyElementsOf(bought);
  }

  @Test
  void whatWasSeenCanBeLeftOutToo() {
    Set<String> seen = shop.user("window").items().keySet();
    RecommendationRequest all = recommendation("window", 100, true);
    RecommendationRequest unseen =
        explained(
            Surface.FOR_YOU,
            new Asker("window", null, List.of("item-199")),
            List.of(),
            Set.of(Exclusion.SEEN, Exclusion.PURCHASED),
            100);

    assertThat(ids(service.recommend(all))).containsAnyElementsOf(seen);
    assertThat(ids(service.recommend(unseen)))
        .hasSize(100)
        .doesNotContainAnyElementsOf(seen)
        .doesNotContain("item-199");
  }

  @Test
  void onlyCandidatesAreChosenFrom() {
    Set<String> candidates = Set.of(itemId(3), itemId(70), itemId(150), "item-unknown");
    for (String user : new String[] {"red", null}) {
      RecommendationRequest request =
          RecommendationRequest.forYou(new Asker(user, null, List.of()), 100, Set.of())
              .among(candidates);
      assertThat(ids(service.recommend(request)))
          .containsExactlyInAnyOrder(itemId(3), itemId(70), itemId(150));
    }
    RecommendationRequest none =
        RecommendationRequest.forYou(new Asker("red", null, List.of()), 9, Set.of())
            .among(Set.of());
    assertThat(service.recommend(none).hits()).isEmpty();
  }

  @Test
  void buyAgainChoosesFromWhatWasBoughtAndNothingElse() {
    Set<String> bought = shop.user("red").boughtItems();
    RecommendationRequest again =
        explained(Surface.BUY_AGAIN, new Asker("red", null, List.of()), List.of(), Set.of(), 100);
    assertThat(bought).isNotEmpty();
    assertThat(ids(service.recommend(again))).isNotEmpty().isSubsetOf(bought);
    RecommendationRequest stranger =
        explained(Surface.BUY_AGAIN, Asker.NOBODY, List.of(), Set.of(), 9);
    assertThat(service.recommend(stranger).hits()).isEmpty();
  }

  @Test
  void reasonsAreExactSharesOfTheInterest() {
    SearchAnswer answer = service.recommend(recommendation("red", 5, true));
    Interest interest =
        Interest.of(shop.user("red"), id -> shop.items().get(number(id)).embedding(), shop.model());
    for (Hit hit : answer.hits()) {
      float[] candidate = shop.items().get(number(hit.itemId())).embedding();
      double whole =
          Objects.requireNonNull(
              parts(hit).stream()
                  .filter(part -> part.name().equals("interest"))
                  .findFirst()
                  .orElseThrow()
                  .raw());
      List<Interest.Contribution> expected = interest.contributions(interest.folded(), candidate);

      assertThat(hit.because()).hasSize(3);
      assertThat(hit.reason().code()).isEqualTo("because_you");
      assertThat(hit.reason().sourceItems()).hasSize(3);
      for (int i = 0; i < 3; i++) {
        Influence reason = Objects.requireNonNull(hit.because()).get(i);
        assertThat(reason.itemId()).isEqualTo(expected.get(i).itemId());
        assertThat(reason.title()).isEqualTo(title(reason.itemId()));
        assertThat(reason.action()).isEqualTo("purchase");
        assertThat(reason.share()).isCloseTo(expected.get(i).part() / whole, within(1e-4));
      }
    }
  }

  @Test
  void whoIsNewGetsWhatIsPopular() {
    SearchAnswer answer = service.recommend(recommendation("new", 10, true));

    assertThat(answer.hits()).hasSize(10);
    assertThat(answer.hits()).allSatisfy(hit -> assertThat(hit.because()).isEmpty());
    assertThat(ids(answer)).allSatisfy(id -> assertThat(number(id) % 7).isEqualTo(6));
    assertAddUp(answer);
  }

  @Test
  void similarItemsAreNeitherTheItemNorItsVariants() {
    String lamp = itemId(ShopFixture.number(0, 0, 0));
    String variant = itemId(ShopFixture.number(0, 0, 1));
    SearchAnswer answer =
        service.recommend(explained(Surface.SIMILAR, Asker.NOBODY, List.of(lamp), Set.of(), 100));

    assertThat(ids(answer)).hasSize(100).doesNotContain(lamp, variant);
    assertThat(ids(answer).subList(0, 6))
        .allSatisfy(id -> assertThat(title(id)).startsWith("Red").contains("Lamp"));
    assertAddUp(answer);
  }

  @Test
  void whatDoesNotExistIsNamed() {
    assertThatThrownBy(
            () -> service.recommend(RecommendationRequest.beside(Surface.SIMILAR, "nothing", 1)))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("nothing");
    assertThatThrownBy(() -> service.shopper("nobody", 1))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("nobody");
    assertThatThrownBy(() -> service.item("nothing")).isInstanceOf(NotFoundException.class);
  }

  @Test
  void whoIsUnknownIsServedAsAnybody() {
    SearchAnswer answer = service.search(search("lamp", "nobody", 0, 40));

    assertThat(ids(answer)).isEqualTo(ids(service.search(search("lamp", null, 0, 40))));
    assertThat(answer.personalization()).isEqualTo(new Personalization(false, 0.3, "unknown_user"));
    SearchAnswer recommended = service.recommend(recommendation("nobody", 5, true));
    assertThat(recommended.source()).isEqualTo("popular");
    assertThat(recommended.fallback()).isTrue();
    assertThat(recommended.hits()).hasSize(5);
  }

  @Test
  void tellsWhatAShopperDidLately() {
    ShopperAnswer answer = service.shopper("red", 3);

    assertThat(answer.items()).isEqualTo(10);
    assertThat(answer.bought()).isEqualTo(10);
    assertThat(answer.recent()).hasSize(3);
    assertThat(answer.recent().getFirst().title()).startsWith("Red").contains("Lamp");
    assertThat(answer.recent().getFirst().actions()).containsExactly("purchase");
    assertThat(service.shoppers(2))
        .extracting(ShopperSummary::userId)
        .containsExactly("blue", "red");
  }

  private void assertFiltered(String text, java.util.function.Predicate<ItemDocument> expected) {
    Filter filter = filter(text);
    SearchAnswer answer =
        service.search(search("home", "red", List.of(), filter, 0, 100, 0.3, Blend.WEIGHTED));
    Set<String> wanted =
        shop.items().stream()
            .filter(expected)
            .map(ItemDocument::itemId)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(answer.total().value()).as("%s", text).isEqualTo(wanted.size());
    assertThat(wanted).as("%s", text).containsAll(ids(answer)).hasSizeLessThan(200);
    SearchAnswer recommended =
        service.recommend(
            RecommendationRequest.forYou(new Asker("red", null, List.of()), 100, Set.of())
                .where(filter));
    assertThat(ids(recommended))
        .as("recommendations, %s", text)
        .hasSize(Math.min(100, wanted.size()))
        .allSatisfy(id -> assertThat(wanted).contains(id));
  }

  private static void assertAddUp(SearchAnswer answer) {
    for (Hit hit : answer.hits()) {
      double sum = 0;
      for (PartScore part : parts(hit)) {
        assertThat(part.contribution())
            .as("%s of %s", part, hit.itemId())
            .isCloseTo(part.weight() * part.normalised(), within(1e-6));
        assertThat(part.normalised()).isBetween(0.0, 1.0);
        sum += part.contribution();
      }
      assertThat(sum).as(hit.itemId()).isCloseTo(Objects.requireNonNull(hit.score()), within(1e-6));
    }
  }

  private static List<PartScore> parts(Hit hit) {
    return Objects.requireNonNull(hit.parts());
  }

  private static Filter filter(String text) {
    try {
      return FilterParser.parse(text);
    } catch (FilterSyntaxException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static SearchRequest search(String text, @Nullable String userId, int from, int size) {
    return search(text, userId, List.of(), Filters.ALL, from, size, 0.3, Blend.WEIGHTED);
  }

  private static SearchRequest search(
      String text,
      @Nullable String userId,
      List<String> sessionItems,
      Filter filter,
      int from,
      int size,
      double strength,
      Blend blend) {
    return new SearchRequest(
        text,
        new Asker(userId, null, sessionItems),
        filter,
        Set.of(),
        Shape.page(from, size),
        strength,
        blend,
        CutOff.AUTO,
        Presentation.EXPLAINED);
  }

  private static RecommendationRequest recommendation(
      String userId, int size, boolean excludeBought) {
    return explained(
        Surface.FOR_YOU,
        new Asker(userId, null, List.of()),
        List.of(),
        excludeBought ? Set.of(Exclusion.PURCHASED) : Set.of(),
        size);
  }

  private static RecommendationRequest explained(
      Surface surface, Asker asker, List<String> itemIds, Set<Exclusion> exclude, int size) {
    return new RecommendationRequest(
        surface,
        asker,
        itemIds,
        Filters.IN_STOCK,
        exclude,
        null,
        Shape.first(size),
        Presentation.EXPLAINED);
  }

  private static List<String> ids(SearchAnswer answer) {
    return answer.hits().stream().map(Hit::itemId).toList();
  }

  private String title(String itemId) {
    return shop.items().get(number(itemId)).title();
  }

  private static double price(ItemDocument item) {
    return Objects.requireNonNull(item.price());
  }

  private static int number(String itemId) {
    return Integer.parseInt(itemId.substring(5));
  }

  private static String itemId(int number) {
    return ShopFixture.itemId(number);
  }
}
