package io.leat.search.retrieve;

import io.leat.core.blend.Scale;
import io.leat.index.document.ItemFields;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Finds by sparse lists: an item's score is the sum, over what the person has, of the person's
 * weight times the list's weight,
 *
 * <pre>
 * score(j) = sum over items i of the person  a_i * B_ij
 * </pre>
 *
 * with B a matrix of {@link io.leat.index.document.ItemNeighbours}. Item i's postings in the
 * relation's field are its row of B. They are short, so all are read and summed, once for bringing
 * in and scoring both: with hundreds of short lists, skipping costs more than it saves.
 */
public final class NeighbourListRetriever implements Retriever {
  private final String name;
  private final Scale scale;
  private final FoundScores found;
  private final int k;

  private NeighbourListRetriever(String name, Scale scale, FoundScores found, int k) {
    this.name = name;
    this.scale = scale;
    this.found = found;
    this.k = k;
  }

  /**
   * Reads one relation's lists.
   *
   * @param weights of the person's items by id; those not above zero do not count
   * @param k how many items it brings in
   */
  public static NeighbourListRetriever of(
      String name,
      Scale scale,
      IndexReader reader,
      String relation,
      Map<String, Double> weights,
      int k)
      throws IOException {
    FoundScores found = new FoundScores();
    // Terms are looked up in their own order: neighbouring ones share a block.
    Map<BytesRef, Double> terms = new TreeMap<>();
    weights.forEach(
        (itemId, weight) -> {
          if (weight > 0) {
            terms.put(new BytesRef(itemId), weight);
          }
        });
    for (LeafReaderContext leaf : reader.leaves()) {
      add(leaf, ItemFields.neighbours(relation), terms, found);
    }
    return new NeighbourListRetriever(name, scale, found, k);
  }

  private static void add(
      LeafReaderContext leaf, String field, Map<BytesRef, Double> weights, FoundScores found)
      throws IOException {
    Terms terms = leaf.reader().terms(field);
    if (terms == null) {
      return;
    }
    Bits living = leaf.reader().getLiveDocs();
    TermsEnum items = terms.iterator();
    PostingsEnum postings = null;
    for (Map.Entry<BytesRef, Double> weight : weights.entrySet()) {
      if (!items.seekExact(weight.getKey())) {
        continue;
      }
      postings = items.postings(postings, PostingsEnum.FREQS);
      for (int doc = postings.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = postings.nextDoc()) {
        if (living == null || living.get(doc)) {
          found.add(leaf.docBase + doc, weight.getValue() * featureValue(postings.freq()));
        }
      }
    }
  }

  /** What Lucene's {@code FeatureField} hides in the term frequency. */
  private static float featureValue(int frequency) {
    return Float.intBitsToFloat(frequency << 15);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Scale scale() {
    return scale;
  }

  @Override
  public int[] retrieve(IndexSearcher searcher, @Nullable Query filter) throws IOException {
    return found.best(searcher, filter, k);
  }

  @Override
  public DoubleValuesSource scores() {
    return found.scores();
  }
}
