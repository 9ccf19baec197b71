package io.leat.search.page;

import io.leat.index.document.FacetValue;
import io.leat.index.document.ItemFields;
import io.leat.search.retrieve.MatchingDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Reads what single documents of an index say of their items. */
final class ItemValues {
  private final IndexReader reader;

  ItemValues(IndexReader reader) {
    this.reader = reader;
  }

  String itemId(int doc) {
    String id = sorted(doc, ItemFields.ITEM_ID);
    if (id == null) {
      throw new IllegalStateException("Document " + doc + " of the items index has no item_id");
    }
    return id;
  }

  private @Nullable String sorted(int doc, String field) {
    LeafReaderContext leaf = leaf(doc);
    try {
      SortedDocValues values = DocValues.getSorted(leaf.reader(), field);
      return values.advanceExact(doc - leaf.docBase)
          ? values.lookupOrd(values.ordValue()).utf8ToString()
          : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The item's brand; null where it has none. */
  @Nullable String brand(int doc) throws IOException {
    return longest(doc, ItemFields.BRAND_FACET);
  }

  /** The most special of the item's categories; null where it has none. */
  @Nullable String category(int doc) throws IOException {
    return longest(doc, ItemFields.CATEGORY_FACET);
  }

  private @Nullable String longest(int doc, String field) throws IOException {
    LeafReaderContext leaf = leaf(doc);
    SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field);
    String longest = null;
    if (values.advanceExact(doc - leaf.docBase)) {
      for (int n = values.docValueCount(); n > 0; n--) {
        String key = FacetValue.parse(values.lookupOrd(values.nextOrd()).utf8ToString()).key();
        longest = longest == null || key.length() > longest.length() ? key : longest;
      }
    }
    return longest;
  }

  /** The unit vector of what the item says of itself; null where it says nothing. */
  float @Nullable [] content(int doc) throws IOException {
    LeafReaderContext leaf = leaf(doc);
    FloatVectorValues vectors = leaf.reader().getFloatVectorValues(ItemFields.CONTENT);
    if (vectors == null) {
      return null;
    }
    KnnVectorValues.DocIndexIterator position = vectors.iterator();
    int docInLeaf = doc - leaf.docBase;
    return position.advance(docInLeaf) == docInLeaf
        ? vectors.vectorValue(position.index()).clone()
        : null;
  }

  private LeafReaderContext leaf(int doc) {
    List<LeafReaderContext> leaves = reader.leaves();
    return leaves.get(ReaderUtil.subIndex(doc, leaves));
  }

  /** Of the variants of each product the first. */
  List<RankedItem> firstOfGroups(List<RankedItem> items) {
    Set<String> groups = new HashSet<>();
    List<RankedItem> first = new ArrayList<>();
    for (RankedItem item : items) {
      String group = sorted(item.doc(), ItemFields.GROUP_ID);
      if (group == null || groups.add(group)) {
        first.add(item);
      }
    }
    return first;
  }

  /**
   * The items, each with how many variants it stands for.
   *
   * @param docs that the variants are among, ascending
   */
  List<RankedItem> withVariants(List<RankedItem> items, IndexSearcher searcher, int[] docs)
      throws IOException {
    List<RankedItem> counted = new ArrayList<>();
    for (RankedItem item : items) {
      String group = sorted(item.doc(), ItemFields.GROUP_ID);
      int variants = 1;
      if (group != null) {
        Query same = new TermQuery(new Term(ItemFields.GROUP_ID, group));
        variants =
            (int)
                Arrays.stream(MatchingDocuments.of(searcher, same, null))
                    .filter(doc -> Arrays.binarySearch(docs, doc) >= 0)
                    .count();
      }
      counted.add(new RankedItem(item.doc(), item.score(), item.parts(), variants));
    }
    return counted;
  }

  /**
   * How many different products there are; an item that is no variant is one.
   *
   * @param docs ascending
   */
  int groups(int[] docs) throws IOException {
    Set<BytesRef> groups = new HashSet<>();
    int single = 0;
    int next = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      int end = leaf.docBase + leaf.reader().maxDoc();
      SortedDocValues values = DocValues.getSorted(leaf.reader(), ItemFields.GROUP_ID);
      Set<Integer> ords = new HashSet<>();
      for (; next < docs.length && docs[next] < end; next++) {
        if (!values.advanceExact(docs[next] - leaf.docBase)) {
          single++;
        } else if (ords.add(values.ordValue())) {
          groups.add(BytesRef.deepCopyOf(values.lookupOrd(values.ordValue())));
        }
      }
    }
    return single + groups.size();
  }
}
