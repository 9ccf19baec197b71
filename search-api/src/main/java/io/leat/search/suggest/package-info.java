/**
 * What somebody who types may be looking for: products, categories, brands, and what others
 * searched for. {@link io.leat.search.suggest.Suggester} answers from a small index of its own in
 * memory, made of a snapshot.
 */
@NullMarked
package io.leat.search.suggest;

import org.jspecify.annotations.NullMarked;
