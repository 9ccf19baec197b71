/**
 * From several opinions to one order. Each retriever gives every candidate a raw score in its own
 * unit; a {@link io.leat.search.blend.Blender} makes these comparable, and the {@link
 * io.leat.search.blend.Ranking} adds them up, so that a score can always be taken apart again:
 *
 * <pre>
 *              raw        normalised    weight   contribution
 * text         7.31 BM25      0.80   x   0.42   =   0.336
 * content      0.61 cosine    0.95   x   0.18   =   0.171
 * interest     0.27 dot       0.50   x   0.30   =   0.150
 * popularity     19 events    0.60   x   0.10   =   0.060
 *                                                  ------
 *                                           score   0.717
 * </pre>
 */
@NullMarked
package io.leat.search.blend;

import org.jspecify.annotations.NullMarked;
