/**
 * Pictures of made-up products, drawn from three words: a shop that was generated has no
 * photographs.
 */
@NullMarked
package io.leat.search.picture;

import org.jspecify.annotations.NullMarked;
