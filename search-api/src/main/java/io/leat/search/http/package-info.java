/**
 * The HTTP face of {@link io.leat.search.SearchService}, and the page at {@code /}. {@link
 * io.leat.search.http.LeatServer} is the front door.
 *
 * <p>The API is described, route by route, in {@code openapi.json} among the resources, which is
 * served at {@code /v1/openapi.json} and drawn at {@code /docs}; tests hold the two together. Some
 * routes are there only of a server that was given a log ({@link io.leat.search.http.LiveParts}),
 * and some only where it commands the jobs.
 *
 * <p>Every error is an {@code application/problem+json} (RFC 9457) whose {@code errors} name every
 * wrong field, its value and what is allowed:
 *
 * <pre>
 * {"type":"urn:problem-type:leat:invalid-parameters","title":"Invalid parameters","status":400,
 *  "detail":"size must be a whole number from 1 to 100, was '0'",
 *  "errors":[{"field":"size","value":"0","problem":"must be a whole number from 1 to 100"}]}
 * </pre>
 */
@NullMarked
package io.leat.search.http;

import org.jspecify.annotations.NullMarked;
