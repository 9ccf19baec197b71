package io.leat.search;

import io.leat.core.blend.Scale;
import io.leat.core.together.BoughtTogether;
import io.leat.index.document.BoughtTogetherLists;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.retrieve.ItemScoresRetriever;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;

/**
 * What is bought in the same orders as some items, as their documents list it: a partner's score is
 * the sum of its log-likelihood ratios with them.
 */
final class BoughtTogetherScores {
  private final Map<String, Double> scores = new HashMap<>();
  private final Map<String, Partner> strongest = new HashMap<>();

  /** The one of the items that speaks most for a partner. */
  private record Partner(String itemId, BoughtTogether together) {}

  private BoughtTogetherScores() {}

  static BoughtTogetherScores of(ServingSnapshot snapshot, List<String> itemIds)
      throws IOException {
    BoughtTogetherScores scores = new BoughtTogetherScores();
    List<LeafReaderContext> leaves = snapshot.items().getIndexReader().leaves();
    for (String itemId : itemIds) {
      int doc = snapshot.itemDoc(itemId);
      if (doc >= 0) {
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        for (BoughtTogether partner : BoughtTogetherLists.read(leaf.reader(), doc - leaf.docBase)) {
          scores.add(itemId, partner);
        }
      }
    }
    return scores;
  }

  private void add(String itemId, BoughtTogether partner) {
    scores.merge(partner.itemId(), (double) partner.llr(), Double::sum);
    strongest.merge(
        partner.itemId(),
        new Partner(itemId, partner),
        (one, other) -> one.together.llr() >= other.together.llr() ? one : other);
  }

  boolean isEmpty() {
    return scores.isEmpty();
  }

  ItemScoresRetriever retriever(int k) {
    return new ItemScoresRetriever("bought_together", Scale.MAX, scores, k);
  }

  /** In how many orders, and how much oftener than by chance. */
  Reason reason(String itemId) {
    Partner partner = strongest.get(itemId);
    return partner == null
        ? Reason.of("bought_together", "is bought together with it")
        : new Reason(
            "bought_together",
            String.format(
                Locale.ROOT,
                "bought together in %d orders, %.1f times as often as by chance",
                partner.together.count(),
                partner.together.lift()),
            new ArrayList<>(List.of(partner.itemId)));
  }
}
