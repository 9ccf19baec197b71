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
import io.leat.search.query.Filters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    Filters cheap = new Filters(List.of(), List.of(), null, 1.0, false, Map.of());
    return service
        .search(new SearchRequest("lamp", null, List.of(), cheap, 0, 10, 0, Blend.WEIGHTED))
        .hits()
        .stream()
        .map(Hit::itemId)
        .toList();
  }

  @Test
  void whatIsBoughtTogetherComesInItsOrderWithItsReason() {
    assertThat(service.boughtTogether("item-007", 10, Filters.NONE).hits()).isEmpty();
    publish(
        ItemChange.of("item-007")
            .withBoughtTogether(
                List.of(
                    new BoughtTogether("item-109", 12, 40.5f, 4.25f),
                    new BoughtTogether("item-050", 9, 30, 2),
                    new BoughtTogether("sold no more", 8, 25, 2),
                    new BoughtTogether("item-003", 2, 20, 11))));

    BoughtTogetherAnswer answer = service.boughtTogether("item-007", 10, Filters.NONE);
    assertThat(answer.itemId()).isEqualTo("item-007");
    assertThat(ids(answer)).containsExactly("item-109", "item-050", "item-003");
    assertThat(answer.total()).isEqualTo(3);
    BoughtTogetherAnswer.Partner first = answer.hits().getFirst();
    assertThat(first.reason())
        .isEqualTo("bought together in 12 orders, 4.3 times as often as by chance");
    assertThat(first.count()).isEqualTo(12);
    assertThat(first.lift()).isEqualTo(4.25f);
    assertThat(first.llr()).isEqualTo(40.5f);
    assertThat(first.item().path("title").asText()).endsWith("No 109");

    BoughtTogetherAnswer two = service.boughtTogether("item-007", 2, Filters.NONE);
    assertThat(ids(two)).containsExactly("item-109", "item-050");
    assertThat(two.total()).isEqualTo(3);
    // Every tenth item, 109 among them, is out of stock.
    assertThat(ids(service.boughtTogether("item-007", 10, Filters.IN_STOCK)))
        .containsExactly("item-050", "item-003");

    publish(IndexUpdate.delete(IndexName.ITEMS, "item-050"));
    assertThat(ids(service.boughtTogether("item-007", 10, Filters.NONE)))
        .containsExactly("item-109", "item-003");
    assertThatThrownBy(() -> service.boughtTogether("item-050", 10, Filters.NONE))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("item-050");
  }

  private static List<String> ids(BoughtTogetherAnswer answer) {
    return answer.hits().stream().map(BoughtTogetherAnswer.Partner::itemId).toList();
  }
}
