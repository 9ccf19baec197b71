package io.leat.search.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A span for each request, below the caller's if it sends one ({@code traceparent}), named and
 * described by OpenTelemetry's conventions for HTTP servers. Neither query strings nor bodies are
 * told: what somebody searched for is theirs.
 */
final class RequestTracing {
  private static final String RUNNING = "leat.tracing";

  private static final TextMapGetter<Context> HEADERS =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Context context) {
          return List.copyOf(context.headerMap().keySet());
        }

        @Override
        public @Nullable String get(@Nullable Context context, String key) {
          return context == null ? null : context.header(key);
        }
      };

  private record Running(Span span, Scope scope) {}

  private final OpenTelemetry openTelemetry;
  private final Tracer tracer;

  RequestTracing(OpenTelemetry openTelemetry) {
    this.openTelemetry = openTelemetry;
    this.tracer = openTelemetry.getTracer("io.leat.search");
  }

  Tracer tracer() {
    return tracer;
  }

  void register(RoutesConfig routes) {
    routes.before(this::begin);
  }

  /** The scope is closed once the request is answered: {@link #answered}. */
  @SuppressWarnings("MustBeClosedChecker")
  private void begin(Context context) {
    String method = context.method().name();
    Span span =
        tracer
            .spanBuilder(method)
            .setSpanKind(SpanKind.SERVER)
            .setParent(
                openTelemetry
                    .getPropagators()
                    .getTextMapPropagator()
                    .extract(io.opentelemetry.context.Context.root(), context, HEADERS))
            .setAttribute("http.request.method", method)
            .setAttribute("url.path", context.path())
            .setAttribute("url.scheme", context.scheme().toLowerCase(Locale.ROOT))
            .startSpan();
    context.attribute(RUNNING, new Running(span, span.makeCurrent()));
  }

  /** The request was answered; by the thread that began it. */
  void answered(Context context) {
    Running running = context.attribute(RUNNING);
    if (running == null) {
      return;
    }
    Endpoint endpoint = context.endpoints().matchedHttpEndpoint();
    if (endpoint != null && !endpoint.path.isEmpty()) {
      running.span.updateName(endpoint.method.name() + " " + endpoint.path);
      running.span.setAttribute("http.route", endpoint.path);
    }
    running.span.setAttribute("http.response.status_code", context.statusCode());
    if (context.statusCode() >= 500) {
      running.span.setStatus(StatusCode.ERROR);
    }
    running.scope.close();
    running.span.end();
  }
}
