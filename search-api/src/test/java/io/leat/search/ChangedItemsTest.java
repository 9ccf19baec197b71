package io.leat.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.leat.core.together.BoughtTogether;
import io.leat.index.IndexName;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.ItemChange;
import io.leat.index.search.SnapshotSearcherManager;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.filter.Filter;
import io.leat.search.filter.FilterField;
import io.leat.search.filter.Filters;
import io.leat.search.page.ItemQuestion.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changed in place shows in records, filters and answers of the very next snapshot. */
class ChangedItemsTest {
  private SnapshotStore store;
  private String generation;
  private SnapshotSearcherManager manager;
  private SearchService service;

  @BeforeEach
  void open(@TempDir Path root) {
    store = new SnapshotStore(root);
    generation = new ShopFixture(7).write(store);
    store.promote(generation);
    manager = SnapshotSearcherManager.open(store);
    service = new SearchService(SnapshotSource.of(manager), SearchSettings.DEFAULT);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private void publish(IndexUpdate update) {
    ChangedShop.publish(store, generation, update);
    assertThat(manager.maybeRefresh()).isTrue();
  }

  private void publish(ItemChange change) {
    publish(IndexUpdate.change(change));
  }

  @Test
  void recordsAndFiltersFollowPriceAndStock() {
    assertThat(service.item("item-007").item().path("price").asDouble()).isEqualTo(12);
    assertThat(cheap()).isEmpty();

    publish(ItemChange.of("item-007").withPrice(0.5).withInStock(false));
    JsonNode record = service.item("item-007").item();
    assertThat(record.path("price").asDouble()).isEqualTo(0.5);
    assertThat(record.path("in_stock").asBoolean(true)).isFalse();
    assertThat(cheap()).containsExactly("item-007");

    publish(ItemChange.of("item-007").withPrice(null));
    assertThat(service.item("item-007").item().has("price")).isFalse();
    assertThat(service.item("item-007").item().path("title").asText()).contains("No 7");
    assertThat(cheap()).isEmpty();
  }

  private List<String> cheap() {
    FilterField price = new FilterField(FilterField.Kind.PRICE, "price");
    SearchRequest cheap =
        new SearchRequest(
            "lamp",
            Asker.NOBODY,
            new Filter.Range(price, Double.NEGATIVE_INFINITY, 1),
            Set.of(),
            Shape.first(10),
            0,
            Blend.WEIGHTED,
            CutOff.AUTO,
            Presentation.PLAIN);
    return service.search(cheap).hits().stream().map(Hit::itemId).toList();
  }

  @Test
  void whatIsBoughtTogetherComesInItsOrderWithItsReason() {
    assertThat(boughtTogether("item-007", 10, Filters.ALL).source()).isEqualTo("similar");
    publish(
        ItemChange.of("item-007")
            .withBoughtTogether(
                List.of(
                    new BoughtTogether("item-109", 12, 40.5f, 4.25f),
                    new BoughtTogether("item-050", 9, 30, 2),
                    new BoughtTogether("sold no more", 8, 25, 2),
                    new BoughtTogether("item-003", 2, 20, 11))));

    SearchAnswer answer = boughtTogether("item-007", 10, Filters.ALL);
    assertThat(answer.source()).isEqualTo("bought_together");
    assertThat(answer.fallback()).isFalse();
    assertThat(ids(answer)).containsExactly("item-109", "item-050", "item-003");
    assertThat(answer.total().value()).isEqualTo(3);
    Hit first = answer.hits().getFirst();
    assertThat(first.reason())
        .isEqualTo(
            new Reason(
                "bought_together",
                "bought together in 12 orders, 4.3 times as often as by chance",
                List.of("item-007")));
    assertThat(Objects.requireNonNull(first.parts()).getFirst().raw()).isEqualTo(40.5);
    assertThat(first.fields().path("title").asText()).endsWith("No 109");

    SearchAnswer two = boughtTogether("item-007", 2, Filters.ALL);
    assertThat(ids(two)).containsExactly("item-109", "item-050");
    assertThat(two.total().value()).isEqualTo(3);
    // Every tenth item, 109 among them, is out of stock.
    assertThat(ids(boughtTogether("item-007", 10, Filters.IN_STOCK)))
        .containsExactly("item-050", "item-003");

    publish(IndexUpdate.delete(IndexName.ITEMS, "item-050"));
    assertThat(ids(boughtTogether("item-007", 10, Filters.ALL)))
        .containsExactly("item-109", "item-003");
    assertThatThrownBy(() -> boughtTogether("item-050", 10, Filters.ALL))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("item-050");
  }

  private SearchAnswer boughtTogether(String itemId, int size, Filter filter) {
    return service.recommend(
        new RecommendationRequest(
            Surface.BOUGHT_TOGETHER,
            Asker.NOBODY,
            List.of(itemId),
            filter,
            Set.of(),
            null,
            Shape.first(size),
            Presentation.EXPLAINED));
  }

  private static List<String> ids(SearchAnswer answer) {
    return answer.hits().stream().map(Hit::itemId).toList();
  }
}
