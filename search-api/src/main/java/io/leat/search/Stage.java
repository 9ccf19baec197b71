package io.leat.search;

import io.leat.search.retrieve.WeightedRetriever;
import java.util.List;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * One source of recommendations in a chain of them: the first that has anything answers.
 *
 * @param name as the answer tells it: {@code for_you}
 * @param filter null for all items
 * @param reason of every item; null where the parts of its score say it
 */
record Stage(
    String name,
    List<WeightedRetriever> retrievers,
    @Nullable Query filter,
    @Nullable ItemReason reason) {

  /** Why an item is there, by its id. */
  interface ItemReason {
    Reason of(String itemId);
  }
}
