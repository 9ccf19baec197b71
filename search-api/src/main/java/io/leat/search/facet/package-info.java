/**
 * How many of the found items have which values. Every count is exact and of the one candidate set
 * that the hits are of; what the shopper ticks in a facet does not shrink that facet itself.
 */
@NullMarked
package io.leat.search.facet;

import org.jspecify.annotations.NullMarked;
