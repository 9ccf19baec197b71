package io.leat.index.write;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;

/**
 * Lucene's codec with denser graphs than its default. Segments say by name what wrote them, and
 * both names are Lucene's own, so readers need no configuration.
 */
final class ShardCodec extends Lucene104Codec {
  /** Neighbours of a node: Lucene's 16 loses recall on clustered vectors under inner product. */
  static final int MAX_CONNECTIONS = 32;

  /** Candidates looked at while a node's neighbours are chosen. */
  static final int BEAM_WIDTH = 200;

  private final KnnVectorsFormat vectors =
      new Lucene99HnswVectorsFormat(MAX_CONNECTIONS, BEAM_WIDTH);

  @Override
  public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
    return vectors;
  }
}
