/**
 * From what was typed to what is asked of Lucene. Words that no item has are corrected to the
 * nearest words that items do have, and the answer says so:
 *
 * <pre>
 * "red lihgt 22086"  --&gt; red, lihgt -&gt; light, 22086 (unknown)
 *                    --&gt; at least 2 of: red, light     in title^4 brand^2 category^2 description
 * </pre>
 */
@NullMarked
package io.leat.search.query;

import org.jspecify.annotations.NullMarked;
