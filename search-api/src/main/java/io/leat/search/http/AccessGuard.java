package io.leat.search.http;

import io.javalin.http.Context;
import io.leat.search.keys.ApiKey;
import io.leat.search.keys.ApiKeys;
import io.leat.search.keys.Scope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request on to its route when it comes with a key that is good for it:
 *
 * <pre>
 * Authorization: Bearer leat_...     or     X-Api-Key: leat_...
 *
 * /health/*, /, /page/*, /docs, /v1/openapi.json     anybody
 * POST /v1/events, PUT /v1/users/{id}/consent        events
 * items written, people looked into or forgotten,
 * /v1/admin/*, /metrics                              admin
 * all else                                           search
 * </pre>
 *
 * What is not listed wants a key all the same, so that a new route is not open by oversight.
 */
final class AccessGuard {
  private static final String BEARER = "Bearer ";
  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> OPEN = Set.of("/", "/docs", "/v1/openapi.json");

  private final ApiKeys keys;

  AccessGuard(ApiKeys keys) {
    this.keys = keys;
  }

  /**
   * Checks.
   *
   * @return the key; null where none is needed
   * @throws ProblemException 401 without a valid key, 403 with one of another scope
   */
  @Nullable ApiKey check(Context context) {
    String method = context.req().getMethod();
    String path = context.path();
    // A browser asks what it may ask before it sends any key.
    if (isOpen(path) || method.equals("OPTIONS")) {
      return null;
    }
    String token = token(context);
    ApiKey key = token == null ? null : keys.find(token).orElse(null);
    if (key == null) {
      context.header("WWW-Authenticate", "Bearer");
      throw new ProblemException(
          Problem.of(
              401,
              token == null ? "key-required" : "unknown-key",
              "A key is needed",
              token == null
                  ? "Send a key as 'Authorization: Bearer leat_...'."
                  : "The key that was sent is not known here, or no more."));
    }
    Scope needed = needed(method, path);
    if (!key.scopes().contains(needed)) {
      throw new ProblemException(
          Problem.of(
              403,
              "wrong-scope",
              "The key is for something else",
              "This wants a key of scope '%s'.".formatted(needed.label())));
    }
    return key;
  }

  private static boolean isOpen(String path) {
    return OPEN.contains(path) || path.startsWith("/page/") || path.startsWith("/health/");
  }

  private static @Nullable String token(Context context) {
    String authorization = context.header("Authorization");
    if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return authorization.substring(BEARER.length()).strip();
    }
    return context.header("X-Api-Key");
  }

  /** What a key must be good for. */
  static Scope needed(String method, String path) {
    boolean reading = READING.contains(method);
    if (path.equals("/v1/events") || (path.endsWith("/consent") && !reading)) {
      return Scope.EVENTS;
    }
    if (path.startsWith("/v1/items")) {
      return reading ? Scope.SEARCH : Scope.ADMIN;
    }
    if (path.startsWith("/v1/users")) {
      return Scope.ADMIN;
    }
    return path.startsWith("/v1/admin") || path.equals("/metrics") ? Scope.ADMIN : Scope.SEARCH;
  }
}
