package io.leat.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.filter.Filters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Questions of our own, asked before the first shopper's: a JVM that has never answered takes a
 * hundred times as long as one that has.
 *
 * <pre>
 * item titles, users of the snapshot ─► search, similar, recommendations, some dozens of each
 * </pre>
 */
final class Rehearsal {
  private static final int ROUNDS = 30;
  private static final int SIZE = 20;

  private final List<String> texts;
  private final List<String> itemIds;
  private final List<String> userIds;

  private Rehearsal(List<String> texts, List<String> itemIds, List<String> userIds) {
    this.texts = texts;
    this.itemIds = itemIds;
    this.userIds = userIds;
  }

  /** Questions that this snapshot can answer, spread over its items. */
  static Rehearsal of(ServingSnapshot snapshot) throws IOException {
    List<String> texts = new ArrayList<>();
    List<String> itemIds = new ArrayList<>();
    ItemRecords records = new ItemRecords(snapshot);
    int documents = snapshot.items().getIndexReader().maxDoc();
    for (int round = 0; round < Math.min(ROUNDS, documents); round++) {
      int doc = (int) ((long) round * documents / ROUNDS);
      JsonNode record = records.record(doc);
      String title = record.path("title").asText();
      int firstWord = title.indexOf(' ');
      texts.add(firstWord < 0 ? title : title.substring(firstWord + 1));
      itemIds.add(record.path("item_id").asText());
    }
    return new Rehearsal(texts, itemIds, snapshot.userIds(ROUNDS));
  }

  void ask(SearchService service, double strength) {
    for (int i = 0; i < texts.size(); i++) {
      String user = userIds.isEmpty() ? null : userIds.get(i % userIds.size());
      if (texts.get(i).isBlank()) {
        continue;
      }
      Asker asker = new Asker(user, null, List.of());
      service.search(SearchRequest.of(texts.get(i), asker, SIZE, strength));
      service.recommend(RecommendationRequest.beside(Surface.SIMILAR, itemIds.get(i), SIZE));
      if (user != null) {
        service.recommend(
            RecommendationRequest.forYou(asker, SIZE, Set.of(Exclusion.PURCHASED))
                .where(Filters.IN_STOCK));
      }
    }
  }
}
