/**
 * What brings items into the candidate set, and what scores them there. The set is gathered once,
 * from the retrievers that may bring items in; then every retriever scores every candidate, whoever
 * brought it:
 *
 * <pre>
 *  lexical ---- brings in ---+
 *  content ---- brings in ---+--&gt; frozen candidates --&gt; lexical, content, interest, popularity
 *  interest                                               each score all of them --&gt; parts
 *  popularity
 * </pre>
 *
 * Filters are hard and act inside each retrieval, so that k neighbours are k that pass.
 */
@NullMarked
package io.leat.search.retrieve;

import org.jspecify.annotations.NullMarked;
