package io.leat.core.content;

import io.leat.core.matrix.DenseRows;
import java.util.List;

/**
 * Latent semantic analysis: TF-IDF, then the projection of a truncated SVD (Deerwester et al. 1990;
 * computed by the randomised method of Halko, Martinsson &amp; Tropp 2011). Turns an item's or a
 * query's terms into a unit vector.
 *
 * @param terms the vocabulary, in the order of the projection's rows
 * @param idf inverse document frequency of each term
 * @param projection {@code terms x dimension}, right singular vectors
 */
public record ContentModel(List<String> terms, float[] idf, DenseRows projection) {

  /** Fits on one list of terms (repetitions count) for each document. */
  public static ContentModel fit(List<List<String>> documents, ContentParameters parameters) {
    throw new UnsupportedOperationException();
  }

  /** A unit vector of the projection's dimension; all zero when no term is known. */
  public float[] embed(List<String> documentTerms) {
    throw new UnsupportedOperationException();
  }
}
