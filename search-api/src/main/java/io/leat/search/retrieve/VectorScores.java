package io.leat.search.retrieve;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DoubleValues;
import org.jspecify.annotations.Nullable;

/**
 * The exact measure between a query vector and a document's stored one. Lucene's own source gives
 * the same comparison squeezed above zero; reading the vector spares un-squeezing it, which for
 * negative inner products costs digits.
 */
final class VectorScores extends ComputedScores {
  private final String field;
  private final float[] vector;
  private final VectorMeasure measure;

  VectorScores(String field, float[] vector, VectorMeasure measure) {
    this.field = field;
    this.vector = vector;
    this.measure = measure;
  }

  @Override
  public DoubleValues getValues(LeafReaderContext leaf, @Nullable DoubleValues scores)
      throws IOException {
    FloatVectorValues vectors = leaf.reader().getFloatVectorValues(field);
    if (vectors == null) {
      return DoubleValues.EMPTY;
    }
    KnnVectorValues.DocIndexIterator documents = vectors.iterator();
    VectorMeasure.Comparison comparison = measure.with(vector);
    return new DoubleValues() {
      @Override
      public boolean advanceExact(int doc) throws IOException {
        if (documents.docID() < doc) {
          documents.advance(doc);
        }
        return documents.docID() == doc;
      }

      @Override
      public double doubleValue() throws IOException {
        return comparison.of(vectors.vectorValue(documents.index()));
      }
    };
  }

  @Override
  public boolean isCacheable(LeafReaderContext leaf) {
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VectorScores that
        && field.equals(that.field)
        && measure == that.measure
        && Arrays.equals(vector, that.vector);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * field.hashCode() + measure.hashCode()) + Arrays.hashCode(vector);
  }

  @Override
  public String toString() {
    return measure + "(" + field + ")";
  }
}
