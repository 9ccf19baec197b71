package io.leat.core.content;

import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.SparseRows;
import java.util.List;

/**
 * Latent semantic analysis: TF-IDF, then the projection of a truncated SVD (Deerwester et al. 1990;
 * computed by the randomised method of Halko, Martinsson &amp; Tropp 2011). Turns an item's or a
 * query's terms into a unit vector.
 *
 * <p>A term that stands n times in a document weighs {@code (1 + ln n) * idf}, with {@code idf = ln
 * ((1 + documents) / (1 + documents with the term)) + 1}; documents are scaled to unit length
 * before the projection and after it.
 *
 * @param terms the vocabulary, strictly ascending, in the order of the projection's rows
 * @param idf inverse document frequency of each term
 * @param projection {@code terms x dimension}, right singular vectors; where the documents support
 *     fewer directions, the last columns are zero
 */
public record ContentModel(List<String> terms, float[] idf, DenseRows projection) {

  public ContentModel {
    terms = List.copyOf(terms);
    if (idf.length != terms.size() || projection.rows() != terms.size()) {
      throw new IllegalArgumentException(
          "each of %d terms needs an idf and a row of the projection; got %d and %d"
              .formatted(terms.size(), idf.length, projection.rows()));
    }
    for (int i = 0; i < idf.length; i++) {
      if (!(idf[i] > 0) || idf[i] == Float.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "idf of term '%s' must be a number above 0, was %s".formatted(terms.get(i), idf[i]));
      }
      if (i > 0 && terms.get(i - 1).compareTo(terms.get(i)) >= 0) {
        throw new IllegalArgumentException(
            "terms must ascend, but '%s' follows '%s'".formatted(terms.get(i), terms.get(i - 1)));
      }
    }
    if (!projection.isFinite()) {
      throw new IllegalArgumentException("projection must be finite");
    }
  }

  /** Fits on one list of terms (repetitions count) for each document. */
  public static ContentModel fit(List<List<String>> documents, ContentParameters parameters) {
    Vocabulary vocabulary = Vocabulary.of(documents, parameters);
    DenseRows projection =
        TruncatedSvd.rightVectors(
            weigh(vocabulary, documents), parameters.dimension(), parameters.seed());
    return new ContentModel(vocabulary.terms(), vocabulary.idf(), projection);
  }

  /** What {@link #fit} would {@linkplain #weigh(List) weigh}, without fitting a projection. */
  public static SparseRows weigh(List<List<String>> documents, ContentParameters parameters) {
    return weigh(Vocabulary.of(documents, parameters), documents);
  }

  /** The documents' TF-IDF weights, {@code documents x terms}; rows of unit length or empty. */
  public SparseRows weigh(List<List<String>> documents) {
    return weigh(new Vocabulary(terms, idf), documents);
  }

  private static SparseRows weigh(Vocabulary vocabulary, List<List<String>> documents) {
    SparseRows.Builder rows = new SparseRows.Builder(documents.size(), vocabulary.terms().size());
    for (int document = 0; document < documents.size(); document++) {
      Vocabulary.TermWeights weights = vocabulary.weigh(documents.get(document));
      for (int i = 0; i < weights.indices().length; i++) {
        rows.add(document, weights.indices()[i], weights.weights()[i]);
      }
    }
    return rows.build();
  }

  public int dimension() {
    return projection.columns();
  }

  /** A unit vector of the projection's dimension; all zero when no term is known. */
  public float[] embed(List<String> documentTerms) {
    Vocabulary.TermWeights weights = new Vocabulary(terms, idf).weigh(documentTerms);
    double[] sums = new double[dimension()];
    for (int i = 0; i < weights.indices().length; i++) {
      int start = weights.indices()[i] * sums.length;
      for (int j = 0; j < sums.length; j++) {
        sums[j] += (double) weights.weights()[i] * projection.values()[start + j];
      }
    }
    double squares = 0;
    for (double sum : sums) {
      squares += sum * sum;
    }
    float[] vector = new float[sums.length];
    for (int j = 0; squares > 0 && j < sums.length; j++) {
      vector[j] = (float) (sums[j] / Math.sqrt(squares));
    }
    return vector;
  }
}
