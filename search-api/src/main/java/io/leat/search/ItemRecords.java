package io.leat.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leat.index.document.ItemFields;
import io.leat.index.document.ItemRecord;
import io.leat.index.search.ServingSnapshot;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/** Reads single documents of a snapshot: ids and the shop's own records. */
final class ItemRecords {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final IndexReader reader;

  ItemRecords(ServingSnapshot snapshot) {
    this.reader = snapshot.items().getIndexReader();
  }

  String itemId(int doc) throws IOException {
    LeafReaderContext leaf = leaf(doc);
    SortedDocValues ids = DocValues.getSorted(leaf.reader(), ItemFields.ITEM_ID);
    if (!ids.advanceExact(doc - leaf.docBase)) {
      throw new IOException("Document " + doc + " of the items index has no item_id");
    }
    return ids.lookupOrd(ids.ordValue()).utf8ToString();
  }

  /**
   * The record as it came, but for price and stock, which change in place and so are read from
   * their own fields.
   */
  JsonNode record(int doc) throws IOException {
    LeafReaderContext leaf = leaf(doc);
    BytesRef json = ItemRecord.json(leaf.reader(), doc - leaf.docBase);
    JsonNode record = JSON.readTree(json.bytes, json.offset, json.length);
    if (record instanceof ObjectNode object) {
      NumericDocValues price = DocValues.getNumeric(leaf.reader(), ItemFields.PRICE);
      if (price.advanceExact(doc - leaf.docBase)) {
        object.put("price", NumericUtils.sortableLongToDouble(price.longValue()));
      } else {
        object.remove("price");
      }
      NumericDocValues inStock = DocValues.getNumeric(leaf.reader(), ItemFields.IN_STOCK);
      if (inStock.advanceExact(doc - leaf.docBase)) {
        object.put("in_stock", inStock.longValue() == 1);
      }
    }
    return record;
  }

  String title(int doc) throws IOException {
    return record(doc).path("title").asText();
  }

  /** What variants of one product share; null for an item without variants. */
  @Nullable String groupId(int doc) throws IOException {
    LeafReaderContext leaf = leaf(doc);
    SortedDocValues groups = DocValues.getSorted(leaf.reader(), ItemFields.GROUP_ID);
    return groups.advanceExact(doc - leaf.docBase)
        ? groups.lookupOrd(groups.ordValue()).utf8ToString()
        : null;
  }

  private LeafReaderContext leaf(int doc) {
    List<LeafReaderContext> leaves = reader.leaves();
    return leaves.get(ReaderUtil.subIndex(doc, leaves));
  }
}
