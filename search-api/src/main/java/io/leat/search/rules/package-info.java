/**
 * A shop's own say in search: synonyms, and what is lifted, sunk, required, dropped, pinned or sent
 * elsewhere. Rules are text in Querqy's syntax, compiled once and applied to each query:
 *
 * <pre>
 * sofa =&gt;
 *   SYNONYM: couch
 *   UP(50): brand:acme
 *   DOWN(20): cover
 *   FILTER: -brand:outlet
 *   DECORATE(pin): 1 sofa-7
 *
 * imprint =&gt;
 *   DECORATE(redirect): /imprint
 * </pre>
 *
 * A condition is words, all of which an item must have, or {@code brand:}, {@code category:} and
 * {@code attribute:name=value}. A boost of 100 is as much as all of an item's relevance. What is
 * pinned must pass the filters like everything else.
 */
@NullMarked
package io.leat.search.rules;

import org.jspecify.annotations.NullMarked;
