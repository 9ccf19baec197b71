/** What came of the answers: shown, clicked, bought, by the surface that showed it. */
@NullMarked
package io.leat.search.counters;

import org.jspecify.annotations.NullMarked;
