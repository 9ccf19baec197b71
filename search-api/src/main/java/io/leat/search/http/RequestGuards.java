package io.leat.search.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.leat.index.search.QueryDeadline;
import io.leat.search.keys.ApiKey;
import io.leat.search.keys.ApiKeys;
import io.leat.search.keys.KeyFile;
import io.leat.search.keys.Scope;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What every request passes before its route, and after it:
 *
 * <pre>
 * origin (403) ─► key and scope (401, 403) ─► rate (429) ─► deadline begins ─► route
 *                         a header says when the deadline cut the answer short ◄──┘
 * </pre>
 */
final class RequestGuards {
  /** Of an answer that is not all there would be: why. */
  static final String DEGRADED = "Leat-Degraded";

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final Protection protection;
  private final @Nullable AccessGuard access;
  private final @Nullable RateLimits limits;
  private final LongAdder cut = new LongAdder();

  /**
   * @throws io.leat.search.keys.KeyFileException when the keys cannot be read
   */
  RequestGuards(Protection protection) {
    this.protection = protection;
    this.access =
        protection.keys() == null
            ? null
            : new AccessGuard(new ApiKeys(new KeyFile(protection.keys())));
    this.limits = protection.perSecond() == 0 ? null : new RateLimits(protection.perSecond());
  }

  void register(RoutesConfig routes) {
    routes.before(this::before);
    routes.after(this::after);
  }

  /** How many answers the deadline cut short. */
  long cut() {
    return cut.sum();
  }

  private void before(Context context) {
    checkOrigin(context);
    ApiKey key = key(context);
    if (!context.path().startsWith("/health/")) {
      count(context, key == null ? context.ip() : key.id());
    }
    if (protection.deadline().isPositive() && isSearch(context)) {
      QueryDeadline.begin(protection.deadline());
    }
  }

  /**
   * Without keys, who may be reached may be told to do things: a page of another host must not have
   * a visitor's browser write here.
   */
  private void checkOrigin(Context context) {
    String origin = context.header("Origin");
    if (origin == null
        || access != null
        || READING.contains(context.req().getMethod())
        || protection.origins().contains(origin)
        || origin.endsWith("://" + context.header("Host"))) {
      return;
    }
    throw new ProblemException(
        Problem.of(
            403,
            "foreign-origin",
            "A page of another host",
            "Pages of %s may not write here; --cors allows them.".formatted(origin)));
  }

  private @Nullable ApiKey key(Context context) {
    try {
      return access == null ? null : access.check(context);
    } catch (ProblemException e) {
      // Who guesses keys is counted too.
      count(context, context.ip());
      throw e;
    }
  }

  private void count(Context context, String caller) {
    if (limits != null) {
      limits.count(context, caller);
    }
  }

  /** Events and items are taken whole or not at all. */
  private static boolean isSearch(Context context) {
    return context.path().startsWith("/v1/")
        && AccessGuard.needed(context.req().getMethod(), context.path()) == Scope.SEARCH;
  }

  private void after(Context context) {
    if (QueryDeadline.end()) {
      cut.increment();
      context.header(DEGRADED, "deadline");
    }
  }
}
