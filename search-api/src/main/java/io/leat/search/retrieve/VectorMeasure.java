package io.leat.search.retrieve;

import org.apache.lucene.util.VectorUtil;

/** How a document's vector compares with the query's. */
public enum VectorMeasure {
  /** The model's own score: not bounded, and the length of a vector counts. */
  INNER_PRODUCT {
    @Override
    double between(float[] query, float[] document) {
      return VectorUtil.dotProduct(query, document);
    }
  },

  /** -1 to 1; 0 with a vector that is all zero. */
  COSINE {
    @Override
    double between(float[] query, float[] document) {
      double lengths = Math.sqrt(squared(query)) * Math.sqrt(squared(document));
      return lengths == 0 ? 0 : VectorUtil.dotProduct(query, document) / lengths;
    }
  };

  abstract double between(float[] query, float[] document);

  private static double squared(float[] vector) {
    return VectorUtil.dotProduct(vector, vector);
  }
}
