package io.leat.search;

import io.leat.core.together.BoughtTogether;
import io.leat.index.document.BoughtTogetherLists;
import io.leat.index.document.ItemFields;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.query.FilterQuery;
import io.leat.search.query.Filters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

/** Items that are bought in the same orders as one item, as its document lists them. */
final class BoughtTogetherItems {
  private BoughtTogetherItems() {}

  static BoughtTogetherAnswer answer(
      ServingSnapshot snapshot, String itemId, int size, Filters filters) throws IOException {
    int doc = snapshot.itemDoc(itemId);
    if (doc < 0) {
      throw NotFoundException.item("item_id", itemId);
    }
    ItemRecords records = new ItemRecords(snapshot);
    List<BoughtTogether> partners = partners(snapshot, doc);
    Map<String, Integer> passing = passing(snapshot, partners, filters, records);
    List<BoughtTogetherAnswer.Partner> hits = new ArrayList<>();
    for (BoughtTogether partner : partners) {
      Integer found = passing.get(partner.itemId());
      if (found != null && hits.size() < size) {
        hits.add(
            new BoughtTogetherAnswer.Partner(
                partner.itemId(),
                partner.count(),
                partner.lift(),
                partner.llr(),
                reason(partner),
                records.record(found)));
      }
    }
    return new BoughtTogetherAnswer(Served.by(snapshot), itemId, passing.size(), hits);
  }

  private static List<BoughtTogether> partners(ServingSnapshot snapshot, int doc)
      throws IOException {
    List<LeafReaderContext> leaves = snapshot.items().getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    return BoughtTogetherLists.read(leaf.reader(), doc - leaf.docBase);
  }

  /** Documents of the partners that the catalogue still has and the filters let through. */
  private static Map<String, Integer> passing(
      ServingSnapshot snapshot, List<BoughtTogether> partners, Filters filters, ItemRecords records)
      throws IOException {
    List<String> ids = partners.stream().map(BoughtTogether::itemId).toList();
    Map<String, Integer> passing = new HashMap<>();
    @Nullable Query query = new FilterQuery(filters).only(ItemFields.ITEM_ID, ids).build();
    if (query != null && !ids.isEmpty()) {
      for (ScoreDoc hit : snapshot.items().search(query, ids.size()).scoreDocs) {
        passing.put(records.itemId(hit.doc), hit.doc);
      }
    }
    return passing;
  }

  private static String reason(BoughtTogether partner) {
    return String.format(
        Locale.ROOT,
        "bought together in %d orders, %.1f times as often as by chance",
        partner.count(),
        partner.lift());
  }
}
