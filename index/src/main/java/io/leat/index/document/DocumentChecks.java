package io.leat.index.document;

import io.leat.index.IndexException;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.index.IndexWriter;

/** What every document is checked for before Lucene sees it; the messages name whose it is. */
final class DocumentChecks {
  private final String owner;

  /**
   * @param owner {@code item 'lamp-7'}
   */
  DocumentChecks(String owner) {
    this.owner = owner;
  }

  void finiteVector(String field, float[] vector, int dimension) {
    if (vector.length != dimension) {
      throw new IndexException(
          "The %s of %s has %d dimensions, the generation %d: train and index with one model"
              .formatted(field, owner, vector.length, dimension));
    }
    for (int i = 0; i < vector.length; i++) {
      if (!Float.isFinite(vector[i])) {
        throw new IndexException(
            "The %s of %s is not finite: %s at position %d; look at the weights it was computed from"
                .formatted(field, owner, vector[i], i));
      }
    }
  }

  double finite(String field, double value) {
    if (!Double.isFinite(value)) {
      throw new IndexException("The %s of %s is not finite: %s".formatted(field, owner, value));
    }
    return value;
  }

  /** Returns the value, minus zero as zero. */
  double notNegative(String field, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IndexException(
          "The %s of %s must be a number from 0, was %s".formatted(field, owner, value));
    }
    return value + 0.0;
  }

  /** Returns the value, one that Lucene can hold as a feature: above zero and not subnormal. */
  float feature(String field, float value) {
    if (!(value >= Float.MIN_NORMAL) || value == Float.POSITIVE_INFINITY) {
      throw new IndexException(
          "A weight in %s of %s must be a number of at least %s, was %s"
              .formatted(field, owner, Float.MIN_NORMAL, value));
    }
    return value;
  }

  /** Returns the value, a non-empty one that Lucene can hold as one term. */
  String key(String field, String value) {
    if (value.isEmpty()) {
      throw new IndexException("The %s of %s is empty".formatted(field, owner));
    }
    return term(field, value);
  }

  /** Returns the value, which Lucene can hold as one term. */
  String term(String field, String value) {
    // A UTF-16 unit takes at most three bytes, so that short values need no encoding.
    if (value.length() > IndexWriter.MAX_TERM_LENGTH / 3) {
      int length = value.getBytes(StandardCharsets.UTF_8).length;
      if (length > IndexWriter.MAX_TERM_LENGTH) {
        throw new IndexException(
            "The %s of %s is too long to be matched exactly: %d bytes, at most %d: '%s...'"
                .formatted(
                    field, owner, length, IndexWriter.MAX_TERM_LENGTH, value.substring(0, 40)));
      }
    }
    return value;
  }
}
