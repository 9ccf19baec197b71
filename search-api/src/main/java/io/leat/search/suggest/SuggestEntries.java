package io.leat.search.suggest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leat.index.document.FacetValue;
import io.leat.index.document.ItemFields;
import io.leat.index.document.ItemRecord;
import io.leat.index.queries.PopularQuery;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.query.TextQuery;
import io.leat.search.query.TextSettings;
import io.leat.search.query.UnderstoodQuery;
import io.leat.search.retrieve.MatchingDocuments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/** What a snapshot's items give to suggest. */
final class SuggestEntries {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TextSettings AS_TYPED = TextSettings.DEFAULT.withCorrections(false);

  private final ServingSnapshot snapshot;
  private final int mostProducts;

  /**
   * @param mostProducts how many products may be suggested: those most in demand
   */
  SuggestEntries(ServingSnapshot snapshot, int mostProducts) {
    this.snapshot = snapshot;
    this.mostProducts = mostProducts;
  }

  List<SuggestEntry> read() throws IOException {
    List<SuggestEntry> entries = new ArrayList<>();
    counted(ItemFields.BRAND_FACET)
        .forEach(
            (brand, count) ->
                entries.add(new SuggestEntry(SuggestionKind.BRAND, brand, brand, count, null)));
    counted(ItemFields.CATEGORY_FACET)
        .forEach(
            (path, count) -> {
              // By the whole path "home" would bring every category of the house.
              String last = path.substring(path.lastIndexOf('>') + 1).strip();
              entries.add(new SuggestEntry(SuggestionKind.CATEGORY, path, last, count, null));
            });
    addProducts(entries);
    addQueries(entries);
    return entries;
  }

  /** Popular queries but those with a word that no item has: mistyped, or in vain. */
  private void addQueries(List<SuggestEntry> entries) throws IOException {
    for (PopularQuery query : snapshot.popularQueries().queries()) {
      if (isFound(query.text())) {
        entries.add(
            new SuggestEntry(
                SuggestionKind.QUERY, query.text(), query.text(), query.weight(), null));
      }
    }
  }

  private boolean isFound(String text) throws IOException {
    IndexSearcher searcher = snapshot.items();
    UnderstoodQuery understood = UnderstoodQuery.of(text, searcher.getIndexReader(), AS_TYPED);
    if (understood.terms().isEmpty()
        || understood.terms().stream().anyMatch(term -> term.used().isEmpty())) {
      return false;
    }
    Query words = TextQuery.of(understood, understood.minimumShouldMatch());
    return MatchingDocuments.count(searcher, words, null, 1) > 0;
  }

  /** How many items have each value of a field, by how it is written. */
  private Map<String, Integer> counted(String field) throws IOException {
    Map<String, String> labels = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    for (LeafReaderContext leaf : snapshot.items().getIndexReader().leaves()) {
      SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field);
      int[] byOrd = counts(values, leaf.reader().getLiveDocs());
      for (int ord = 0; ord < byOrd.length; ord++) {
        if (byOrd[ord] > 0) {
          FacetValue value = FacetValue.parse(values.lookupOrd(ord).utf8ToString());
          String label = labels.computeIfAbsent(value.key(), key -> value.label());
          counts.merge(label, byOrd[ord], Integer::sum);
        }
      }
    }
    return counts;
  }

  private static int[] counts(SortedSetDocValues values, @Nullable Bits living) throws IOException {
    int[] byOrd = new int[Math.toIntExact(values.getValueCount())];
    for (int doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
      for (int n = values.docValueCount(); n > 0; n--) {
        byOrd[(int) values.nextOrd()] += living == null || living.get(doc) ? 1 : 0;
      }
    }
    return byOrd;
  }

  private record Product(int doc, double demand) {}

  private void addProducts(List<SuggestEntry> entries) throws IOException {
    PriorityQueue<Product> most =
        new PriorityQueue<>(
            Comparator.comparingDouble(Product::demand)
                .thenComparing(Comparator.comparingInt(Product::doc).reversed()));
    for (LeafReaderContext leaf : snapshot.items().getIndexReader().leaves()) {
      NumericDocValues demand = DocValues.getNumeric(leaf.reader(), ItemFields.POPULARITY);
      Bits living = leaf.reader().getLiveDocs();
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        if (living == null || living.get(doc)) {
          double value =
              demand.advanceExact(doc) ? NumericUtils.sortableLongToDouble(demand.longValue()) : 0;
          if (most.size() < mostProducts) {
            most.add(new Product(leaf.docBase + doc, value));
          } else if (most.element().demand < value) {
            most.remove();
            most.add(new Product(leaf.docBase + doc, value));
          }
        }
      }
    }
    List<LeafReaderContext> leaves = snapshot.items().getIndexReader().leaves();
    for (Product product : most) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(product.doc, leaves));
      BytesRef json = ItemRecord.json(leaf.reader(), product.doc - leaf.docBase);
      JsonNode record = JSON.readTree(json.bytes, json.offset, json.length);
      String title = record.path("title").asText();
      entries.add(
          new SuggestEntry(
              SuggestionKind.PRODUCT,
              title,
              title,
              product.demand,
              record.path("item_id").asText()));
    }
  }
}
