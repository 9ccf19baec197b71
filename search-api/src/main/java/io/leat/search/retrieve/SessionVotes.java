package io.leat.search.retrieve;

import io.leat.core.session.SessionKnn;
import io.leat.core.session.SessionKnnParameters;
import io.leat.index.document.SessionDocuments;
import io.leat.index.document.SessionFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;

/**
 * {@link SessionKnn} over Lucene's inverted index (as VMIS-kNN, Kersbergen, Sprangers &amp;
 * Schelter 2022, "Serenade", keeps its own): the sessions index is sorted newest first, so that the
 * first postings of an item are its newest sessions and reading stops there.
 */
public final class SessionVotes {
  private final IndexReader reader;
  private final SessionKnn knn;
  private final Map<String, Double> weights = new HashMap<>();

  /** By document, the weight of what the session shares with the person. */
  private final Map<Integer, Double> shared = new HashMap<>();

  private SessionVotes(IndexReader reader, SessionKnn knn) {
    this.reader = reader;
    this.knn = knn;
  }

  /**
   * The votes of the most similar sessions, by item id.
   *
   * @param newestFirst the person's items, each once
   */
  public static Map<String, Double> of(
      IndexSearcher sessions, SessionKnn knn, List<String> newestFirst) throws IOException {
    SessionVotes votes = new SessionVotes(sessions.getIndexReader(), knn);
    SessionKnnParameters parameters = knn.parameters();
    for (int back = 0; back < Math.min(parameters.items(), newestFirst.size()); back++) {
      votes.match(newestFirst.get(back), knn.itemWeight(back));
    }
    return votes.cast();
  }

  /** A session that holds an item. */
  private record Holding(int doc, long time) {}

  private void match(String itemId, double weight) throws IOException {
    weights.put(itemId, weight);
    Term term = new Term(SessionFields.ITEM, itemId);
    int recent = knn.parameters().recent();
    List<Holding> holdings = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
      if (postings == null) {
        continue;
      }
      Bits living = leaf.reader().getLiveDocs();
      NumericDocValues times = DocValues.getNumeric(leaf.reader(), SessionFields.TIME);
      int taken = 0;
      for (int doc = postings.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS && taken < recent;
          doc = postings.nextDoc()) {
        if ((living == null || living.get(doc)) && times.advanceExact(doc)) {
          holdings.add(new Holding(leaf.docBase + doc, times.longValue()));
          taken++;
        }
      }
    }
    double share = weight * knn.rarity(reader.numDocs(), reader.docFreq(term));
    if (holdings.size() > recent) {
      holdings.sort((one, other) -> Long.compare(other.time, one.time));
    }
    for (Holding holding : holdings.subList(0, Math.min(recent, holdings.size()))) {
      shared.merge(holding.doc, share, Double::sum);
    }
  }

  private record Neighbour(int doc, double similarity) implements Comparable<Neighbour> {
    @Override
    public int compareTo(Neighbour other) {
      int similarities = Double.compare(similarity, other.similarity);
      return similarities == 0 ? Integer.compare(other.doc, doc) : similarities;
    }
  }

  private Map<String, Double> cast() throws IOException {
    PriorityQueue<Neighbour> nearest = new PriorityQueue<>();
    int[] docs = shared.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    double[] lengths = DocumentScores.of(reader, docs, SessionFields.LENGTH);
    for (int i = 0; i < docs.length; i++) {
      double weight = shared.getOrDefault(docs[i], 0.0);
      nearest.add(new Neighbour(docs[i], knn.similarity(weight, (int) lengths[i])));
      if (nearest.size() > knn.parameters().neighbours()) {
        nearest.poll();
      }
    }
    List<Neighbour> inOrder =
        nearest.stream().sorted((one, other) -> Integer.compare(one.doc, other.doc)).toList();
    Map<String, Double> votes = new HashMap<>();
    List<LeafReaderContext> leaves = reader.leaves();
    int leafNumber = -1;
    BinaryDocValues items = null;
    for (Neighbour neighbour : inOrder) {
      int found = ReaderUtil.subIndex(neighbour.doc, leaves);
      if (items == null || found != leafNumber) {
        leafNumber = found;
        items = DocValues.getBinary(leaves.get(found).reader(), SessionFields.ITEMS);
      }
      if (items.advanceExact(neighbour.doc - leaves.get(found).docBase)) {
        vote(neighbour, SessionDocuments.decode(items.binaryValue()), votes);
      }
    }
    return votes;
  }

  private void vote(Neighbour neighbour, List<String> itemIds, Map<String, Double> votes) {
    double[] matches = new double[itemIds.size()];
    for (int place = 0; place < matches.length; place++) {
      matches[place] = weights.getOrDefault(itemIds.get(place), 0.0);
    }
    knn.vote(
        neighbour.similarity,
        matches,
        matches.length,
        (place, vote) -> votes.merge(itemIds.get(place), vote, Double::sum));
  }
}
