/**
 * Who may ask what. A key is a long random token; the file of keys holds only its hash:
 *
 * <pre>
 * leat keys create --keys keys.jsonl --name shop --scope search --scope events
 *   -&gt; leat_3f9c0a17b2d4_...        shown once, sent as "Authorization: Bearer leat_..."
 *   -&gt; {"id":"3f9c0a17b2d4","name":"shop","scopes":["search","events"],"sha256":"..."}
 * </pre>
 *
 * SHA-256 without salt and without many rounds is right here: rounds slow down guessing of what
 * people think up, and 256 random bits cannot be guessed however fast; salt keeps equal secrets
 * from looking equal, and no two are. So a key can be checked at every request for the cost of one
 * hash.
 */
@NullMarked
package io.leat.search.keys;

import org.jspecify.annotations.NullMarked;
