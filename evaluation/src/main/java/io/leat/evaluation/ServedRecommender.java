package io.leat.evaluation;

import io.leat.index.search.SnapshotSearcherManager;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.Hit;
import io.leat.search.NotFoundException;
import io.leat.search.RecommendationRequest;
import io.leat.search.SearchService;
import io.leat.search.SearchSettings;
import io.leat.search.SnapshotSource;
import io.leat.search.query.Filters;
import java.util.List;
import java.util.function.Function;

/** What a shopper is served: recommendations out of the index, less what the shopper has bought. */
public final class ServedRecommender implements Function<String, List<String>>, AutoCloseable {
  private final SnapshotSearcherManager manager;
  private final SearchService service;
  private final int size;

  /**
   * Serves what the store serves now, in lists of that size.
   *
   * @throws io.leat.index.IndexException when it serves nothing
   */
  public ServedRecommender(SnapshotStore store, int size) {
    this.manager = SnapshotSearcherManager.open(store);
    this.service = new SearchService(SnapshotSource.of(manager), SearchSettings.DEFAULT);
    this.size = size;
  }

  /** The user's list; empty for a user whom the index does not know. */
  @Override
  public List<String> apply(String user) {
    try {
      return service
          .recommend(new RecommendationRequest(user, List.of(), Filters.NONE, size, true, false))
          .hits()
          .stream()
          .map(Hit::itemId)
          .toList();
    } catch (NotFoundException e) {
      return List.of();
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
