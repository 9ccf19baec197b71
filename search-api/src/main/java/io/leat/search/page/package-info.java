/**
 * From a candidate set to a page of it.
 *
 * <pre>
 * candidates ─► narrowed ─► ordered (score | price | ...) ─► variants grouped ─► diversified ─► page
 *                  └─► total, facets
 * </pre>
 *
 * Every step is a function of the whole set and of nothing about the page, so that pages have
 * neither gaps nor repeats, whatever their size.
 */
@NullMarked
package io.leat.search.page;

import org.jspecify.annotations.NullMarked;
