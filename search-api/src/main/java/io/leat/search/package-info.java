/**
 * Answering: search, recommendations and similar items over one published snapshot. {@link
 * io.leat.search.SearchService} is the front door and draws the picture; the HTTP face is {@link
 * io.leat.search.http.LeatServer}.
 *
 * <pre>
 * SearchService service = new SearchService(snapshots, SearchSettings.DEFAULT);
 * service.search(request).hits().getFirst();
 *   // itemId lamp-7, score 0.717, parts [text 0.336, content 0.171, interest 0.150, popularity 0.060]
 * </pre>
 */
@NullMarked
package io.leat.search;

import org.jspecify.annotations.NullMarked;
