package io.leat.search.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import org.eclipse.jetty.server.RequestLog;
import org.jspecify.annotations.Nullable;

/**
 * Where a server tells what it does.
 *
 * @param openTelemetry takes a span for each request and one for each stage of its answer
 * @param accessLog takes a JSON object for each request; null for none
 */
public record Telemetry(OpenTelemetry openTelemetry, RequestLog.@Nullable Writer accessLog) {
  public static final Telemetry NONE = new Telemetry(OpenTelemetry.noop(), null);
}
