package io.leat.search;

import io.leat.core.blend.Scale;
import io.leat.index.document.ItemFields;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.live.LiveMemory;
import io.leat.search.retrieve.NeighbourRetriever;
import io.leat.search.retrieve.VectorMeasure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.HitQueue;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.VectorUtil;

/**
 * What the index's graph loses against an exact scan, for one shopper at a time: the neighbours of
 * the interest vector that a recommendation chooses from, against all vectors of the index.
 */
public final class NeighbourRecall {
  private final SnapshotSource snapshots;
  private final SearchSettings settings;

  public NeighbourRecall(SnapshotSource snapshots, SearchSettings settings) {
    this.snapshots = snapshots;
    this.settings = settings;
  }

  /**
   * The share of the {@code size} items of greatest inner product that the search for neighbours
   * finds, without the request's filters; empty where the shopper has no vector.
   *
   * @throws NotFoundException when the user is unknown
   */
  public OptionalDouble of(RecommendationRequest request) {
    ServingSnapshot snapshot = snapshots.acquire();
    try {
      LiveMemory nothing = new LiveMemory(InstantSource.system());
      float[] vector = Shopper.of(snapshot, nothing, request.asker()).vector();
      return vector == null
          ? OptionalDouble.empty()
          : OptionalDouble.of(recall(snapshot, vector, request.shape().size()));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading snapshot " + Served.by(snapshot) + " failed", e);
    } finally {
      snapshots.release(snapshot);
    }
  }

  private double recall(ServingSnapshot snapshot, float[] vector, int k) throws IOException {
    int looked = Math.max(k, settings.interestNeighbours());
    NeighbourRetriever neighbours =
        new NeighbourRetriever(
            "interest",
            Scale.MAX,
            ItemFields.EMBEDDING,
            vector,
            VectorMeasure.INNER_PRODUCT,
            looked,
            snapshot.generation().vectors().explored(looked),
            Double.NEGATIVE_INFINITY);
    Set<Integer> found = new HashSet<>();
    for (int doc : neighbours.retrieve(snapshot.items(), null)) {
      found.add(doc);
    }
    HitQueue exact = exact(snapshot, vector, k);
    int there = exact.size();
    int hits = 0;
    while (exact.size() > 0) {
      hits += found.contains(exact.pop().doc) ? 1 : 0;
    }
    return there == 0 ? 1 : (double) hits / there;
  }

  private static HitQueue exact(ServingSnapshot snapshot, float[] vector, int k)
      throws IOException {
    HitQueue best = new HitQueue(k, false);
    for (LeafReaderContext leaf : snapshot.items().getIndexReader().leaves()) {
      FloatVectorValues vectors = leaf.reader().getFloatVectorValues(ItemFields.EMBEDDING);
      if (vectors == null) {
        continue;
      }
      Bits live = leaf.reader().getLiveDocs();
      KnnVectorValues.DocIndexIterator docs = vectors.iterator();
      while (docs.nextDoc() != KnnVectorValues.DocIndexIterator.NO_MORE_DOCS) {
        if (live == null || live.get(docs.docID())) {
          float score = VectorUtil.dotProduct(vector, vectors.vectorValue(docs.index()));
          best.insertWithOverflow(new ScoreDoc(leaf.docBase + docs.docID(), score));
        }
      }
    }
    return best;
  }
}
