/**
 * Answering: search, recommendations and similar items over one published snapshot. {@link
 * io.leat.search.SearchService} is the front door and draws the picture; the HTTP face is {@link
 * io.leat.search.http.LeatServer}.
 */
@NullMarked
package io.leat.search;

import org.jspecify.annotations.NullMarked;
