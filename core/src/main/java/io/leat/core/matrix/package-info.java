/**
 * The two matrix forms that everything else exchanges: rows of floats in one array, and compressed
 * sparse rows; and the vectorised arithmetic on the first, all of it made of one inner loop, {@link
 * io.leat.core.matrix.FloatTiles}.
 *
 * <pre>
 * DenseRows 2 x 3      [a b c | d e f]          row r starts at 3 r
 * SparseRows 2 x 9     offsets [0 2 3]          row 0 holds entries 0 and 1, row 1 entry 2
 *                      indices [4 7 | 0]        their columns
 *                      values  [1 5 | 2]
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.core.matrix;
