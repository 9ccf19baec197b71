package io.leat.evaluation.bench;

import io.leat.index.search.ServingSnapshot;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReaderContext;

/** What the vectors of a snapshot's items take, by what it is for. */
final class VectorBytes {
  /** Lucene's extensions of files, and what they hold. */
  private static final Map<String, String> HELD =
      Map.of("vec", "full", "veq", "encoded", "vex", "graph");

  private VectorBytes() {}

  /**
   * Bytes of the full vectors, of the encoded ones that a graph compares by (none for float32,
   * which compares by the full ones) and of the graphs' links.
   */
  static Map<String, Long> of(ServingSnapshot snapshot) {
    Map<String, Long> bytes = new TreeMap<>();
    for (LeafReaderContext leaf : snapshot.items().getIndexReader().leaves()) {
      if (FilterLeafReader.unwrap(leaf.reader()) instanceof CodecReader codec) {
        KnnVectorsReader vectors = codec.getVectorReader();
        for (FieldInfo field : codec.getFieldInfos()) {
          if (vectors != null && field.hasVectorValues()) {
            vectors
                .getOffHeapByteSize(field)
                .forEach(
                    (extension, size) ->
                        bytes.merge(HELD.getOrDefault(extension, extension), size, Long::sum));
          }
        }
      }
    }
    return bytes;
  }
}
