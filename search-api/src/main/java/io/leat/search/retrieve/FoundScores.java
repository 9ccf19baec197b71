package io.leat.search.retrieve;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Scores that were summed while reading, by document: a hash table of ints to doubles, since a map
 * of boxes would cost more than the reading. Documents are never removed. Used by one thread.
 */
final class FoundScores {
  private static final int NO_DOC = -1;

  private int[] docs = filled(1024);
  private double[] sums = new double[1024];
  private int size;

  private static int[] filled(int length) {
    int[] table = new int[length];
    Arrays.fill(table, NO_DOC);
    return table;
  }

  /** Adds to a document's sum. */
  void add(int doc, double score) {
    int slot = slot(docs, doc);
    if (docs[slot] == NO_DOC) {
      docs[slot] = doc;
      size++;
    }
    sums[slot] += score;
    if (2 * size > docs.length) {
      grow();
    }
  }

  private static int slot(int[] table, int doc) {
    int mask = table.length - 1;
    int slot = ((doc * 0x9E3779B9) >>> 7) & mask;
    while (table[slot] != NO_DOC && table[slot] != doc) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] wider = filled(2 * docs.length);
    double[] widerSums = new double[wider.length];
    for (int i = 0; i < docs.length; i++) {
      if (docs[i] != NO_DOC) {
        int slot = slot(wider, docs[i]);
        wider[slot] = docs[i];
        widerSums[slot] = sums[i];
      }
    }
    docs = wider;
    sums = widerSums;
  }

  /** The {@code k} documents of greatest sums that pass the filter, ascending. */
  int[] best(IndexSearcher searcher, @Nullable Query filter, int k) throws IOException {
    int[] passing = Arrays.stream(docs).filter(doc -> doc != NO_DOC).sorted().toArray();
    if (filter != null) {
      passing = MatchingDocuments.passing(searcher, filter, passing);
    }
    int[] candidates = passing;
    double[] scores = Arrays.stream(passing).mapToDouble(doc -> sums[slot(docs, doc)]).toArray();
    return Arrays.stream(Greatest.places(scores, k)).map(place -> candidates[place]).toArray();
  }

  DoubleValuesSource scores() {
    return new Source(this);
  }

  /** By the document's number within the whole index. */
  private static final class Source extends ComputedScores {
    private final FoundScores found;

    Source(FoundScores found) {
      this.found = found;
    }

    @Override
    public DoubleValues getValues(LeafReaderContext leaf, @Nullable DoubleValues unused) {
      return new DoubleValues() {
        private int slot;

        @Override
        public boolean advanceExact(int doc) {
          slot = slot(found.docs, leaf.docBase + doc);
          return found.docs[slot] != NO_DOC;
        }

        @Override
        public double doubleValue() {
          return found.sums[slot];
        }
      };
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Source that && found == that.found;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(found);
    }

    @Override
    public String toString() {
      return "sums of lists";
    }
  }
}
