package io.leat.core.content;

import java.io.Serializable;

/**
 * The settings of {@link ContentModel}.
 *
 * @param dimension of the content vectors
 * @param maxTerms the vocabulary keeps this many terms, those in the most documents
 * @param minDocuments a term must stand in this many documents
 * @param seed of the random projection
 */
public record ContentParameters(int dimension, int maxTerms, int minDocuments, long seed)
    implements Serializable {
  public static final ContentParameters DEFAULT = new ContentParameters(128, 20_000, 2, 1);

  public ContentParameters {
    if (dimension < 1 || dimension > 1024) {
      throw new IllegalArgumentException("dimension must be 1 to 1024, was " + dimension);
    }
    if (maxTerms < 1) {
      throw new IllegalArgumentException("maxTerms must be at least 1, was " + maxTerms);
    }
    if (minDocuments < 1) {
      throw new IllegalArgumentException("minDocuments must be at least 1, was " + minDocuments);
    }
  }
}
