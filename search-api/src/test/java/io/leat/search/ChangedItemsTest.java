package io.leat.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leat.index.IndexName;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.ItemChange;
import io.leat.index.search.SnapshotSearcherManager;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.ShardCommit;
import io.leat.index.snapshot.Snapshot;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.index.write.ShardWriter;
import io.leat.search.query.Filters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changed in place shows in records and filters of the very next snapshot. */
class ChangedItemsTest {
  private final ShopFixture shop = new ShopFixture(7);

  @Test
  void recordsAndFiltersFollowPriceAndStock(@TempDir Path root) {
    SnapshotStore store = new SnapshotStore(root);
    String generation = shop.write(store);
    store.promote(generation);
    try (SnapshotSearcherManager manager = SnapshotSearcherManager.open(store)) {
      SearchService service = new SearchService(SnapshotSource.of(manager), SearchSettings.DEFAULT);
      assertThat(service.item("item-007").item().path("price").asDouble()).isEqualTo(12);
      assertThat(cheap(service)).isEmpty();

      publish(store, generation, ItemChange.of("item-007").withPrice(0.5).withInStock(false));
      manager.maybeRefresh();
      JsonNode record = service.item("item-007").item();
      assertThat(record.path("price").asDouble()).isEqualTo(0.5);
      assertThat(record.path("in_stock").asBoolean(true)).isFalse();
      assertThat(cheap(service)).containsExactly("item-007");

      publish(store, generation, ItemChange.of("item-007").withPrice(null));
      manager.maybeRefresh();
      assertThat(service.item("item-007").item().has("price")).isFalse();
      assertThat(service.item("item-007").item().path("title").asText()).contains("No 7");
      assertThat(cheap(service)).isEmpty();
    }
  }

  private static List<String> cheap(SearchService service) {
    Filters cheap = new Filters(List.of(), List.of(), null, 1.0, false, Map.of());
    return service
        .search(new SearchRequest("lamp", null, List.of(), cheap, 0, 10, 0, Blend.WEIGHTED))
        .hits()
        .stream()
        .map(Hit::itemId)
        .toList();
  }

  /** The next snapshot, with one more change. */
  private static void publish(SnapshotStore store, String name, ItemChange change) {
    GenerationInfo generation = store.generation(name);
    Snapshot latest = store.latest(name).orElseThrow();
    int home = ShardWriter.shardOf(change.itemId(), generation.shards());
    List<ShardCommit> commits = new ArrayList<>();
    for (Snapshot.Shard shard : latest.shards()) {
      if (shard.index() == IndexName.ITEMS && shard.shard() == home) {
        try (ShardWriter writer = ShardWriter.resume(store, generation, shard.commit())) {
          writer.apply(IndexUpdate.change(change));
          commits.add(writer.commit(shard.watermark() + 1));
        }
      } else {
        commits.add(shard.commit());
      }
    }
    store.publish(name, "test", latest.checkpointId() + 1, commits);
  }
}
