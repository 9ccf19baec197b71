package io.leat.search.retrieve;

import org.apache.lucene.util.VectorUtil;

/** How a document's vector compares with the query's. */
public enum VectorMeasure {
  /** The model's own score: not bounded, and the length of a vector counts. */
  INNER_PRODUCT {
    @Override
    Comparison with(float[] query) {
      return document -> VectorUtil.dotProduct(query, document);
    }
  },

  /** -1 to 1; 0 with a vector that is all zero. */
  COSINE {
    @Override
    Comparison with(float[] query) {
      double length = Math.sqrt(squared(query));
      return document -> {
        double lengths = length * Math.sqrt(squared(document));
        return lengths == 0 ? 0 : VectorUtil.dotProduct(query, document) / lengths;
      };
    }
  };

  /** With one query's vector, of which what is needed again and again is computed once. */
  abstract Comparison with(float[] query);

  /** A query's vector, to be compared with documents'. */
  interface Comparison {
    double of(float[] document);
  }

  private static double squared(float[] vector) {
    return VectorUtil.dotProduct(vector, vector);
  }
}
