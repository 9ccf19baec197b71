package io.leat.index.write;

import io.leat.index.snapshot.VectorEncoding;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/**
 * Lucene's codec with denser graphs than its default. Segments say by name what wrote them, and
 * both names are Lucene's own, so readers need no configuration.
 *
 * <p>Lucene's default of 16 connections misses too many of the greatest inner products among
 * vectors of uneven length; 64 find at least 99 of 100 of the first 20 when a query asks for 50
 * ({@code RecallIT}), and with a beam of 100 they are quicker to build than 32 with a beam of 200.
 * Bringing inner products under cosine by one more dimension, sqrt(1 - |v|^2/M^2), is no way out: a
 * few long vectors set M, and the others become alike.
 */
final class ShardCodec extends Lucene104Codec {
  /** Neighbours of a node: many, for long vectors draw all links under inner product. */
  static final int MAX_CONNECTIONS = 64;

  /** Candidates looked at while a node's neighbours are chosen. */
  static final int BEAM_WIDTH = 100;

  private final KnnVectorsFormat vectors;

  ShardCodec(VectorEncoding encoding) {
    vectors = format(encoding);
  }

  private static KnnVectorsFormat format(VectorEncoding encoding) {
    return switch (encoding) {
      case FLOAT32 -> new Lucene99HnswVectorsFormat(MAX_CONNECTIONS, BEAM_WIDTH);
      case INT8 -> quantized(ScalarEncoding.UNSIGNED_BYTE);
      case INT4 -> quantized(ScalarEncoding.PACKED_NIBBLE);
      case BINARY -> quantized(ScalarEncoding.SINGLE_BIT_QUERY_NIBBLE);
    };
  }

  private static KnnVectorsFormat quantized(ScalarEncoding encoding) {
    return new Lucene104HnswScalarQuantizedVectorsFormat(encoding, MAX_CONNECTIONS, BEAM_WIDTH);
  }

  @Override
  public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
    return vectors;
  }
}
