/**
 * What is indexed, and how: documents in, Lucene fields out, and back.
 *
 * <pre>
 * ItemDocument("lamp-7", "Brass Lamps", ["Home &gt; Lighting"], ...)
 *   item_id   lamp-7                       title      brass lamp       (analysed by ItemText)
 *   category  home | home &gt; lighting        embedding  [0.3, -1.2, ...] (HNSW, inner product)
 *                                          direction  the same           (HNSW, cosine)
 *
 * UserDocument("ann", [0.1, ...], profile)
 *   user_id   ann      interest, profile   binary doc values, fetched by id, in no graph
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.index.document;
