/**
 * The HTTP face of {@link io.leat.search.SearchService}, and the page at {@code /}. {@link
 * io.leat.search.http.LeatServer} is the front door.
 *
 * <pre>
 * GET|POST /v1/search                    GET /health/live   GET /health/ready   GET /metrics
 * GET /v1/items/{id}                     GET /v1/users
 * GET /v1/items/{id}/similar             GET /v1/users/{id}
 *                                        GET /v1/users/{id}/recommendations
 *                                        GET /v1/users/{id}/profile
 *
 * and of a server that was given a log:
 *
 * POST /v1/events                        DELETE /v1/users/{id}
 * POST /v1/items:batch                   GET /v1/users/{id}/forgotten/{receipt_id}
 * PUT|PATCH|DELETE /v1/items/{id}        PUT /v1/users/{id}/consent
 *
 * GET /v1/admin/status   POST /v1/admin/rebuild|promote|rollback   where it commands the jobs
 * </pre>
 *
 * Every error is an {@code application/problem+json} (RFC 9457) whose {@code errors} name every
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
