/**
 * What an item must be, whatever its score: a small language, read by {@link
 * io.leat.search.filter.FilterParser} into a {@link io.leat.search.filter.Filter} and made a Lucene
 * query by {@link io.leat.search.filter.FilterQuery}.
 *
 * <pre>
 * category:"Home > Lighting" AND price:[10 TO 50] AND in_stock:true AND colour:(red OR blue)
 * </pre>
 */
@NullMarked
package io.leat.search.filter;

import org.jspecify.annotations.NullMarked;
