package io.leat.cli;

import io.leat.search.telemetry.Telemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.server.AsyncRequestLogWriter;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.RequestLogWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options that say where a server tells what it does. Traces have none of their own: they are
 * sent where OpenTelemetry's own environment variables say, and not at all without.
 */
final class TelemetryOptions {
  private static final int DAYS_KEPT = 30;

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "otel.service.name", "leat",
          "otel.exporter.otlp.protocol", "http/protobuf",
          "otel.metrics.exporter", "none",
          "otel.logs.exporter", "none");

  @Option(
      names = "--access-log",
      paramLabel = "FILE",
      description =
          "Write a line of JSON for each request; yyyy_mm_dd in the name becomes the day, and 30"
              + " days are kept. - for standard error.")
  @Nullable String accessLog;

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  Telemetry telemetry() {
    return new Telemetry(openTelemetry(System.getenv()), accessLogWriter());
  }

  /** As the environment says; where it says nothing of traces, nothing is sent. */
  static OpenTelemetry openTelemetry(Map<String, String> environment) {
    boolean wanted =
        Stream.of(
                "OTEL_TRACES_EXPORTER",
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
            .anyMatch(environment::containsKey);
    return wanted
        ? AutoConfiguredOpenTelemetrySdk.builder()
            .addPropertiesSupplier(() -> DEFAULTS)
            .build()
            .getOpenTelemetrySdk()
        : OpenTelemetry.noop();
  }

  private RequestLog.@Nullable Writer accessLogWriter() {
    if (accessLog == null) {
      return null;
    }
    if (accessLog.equals("-")) {
      return System.err::println;
    }
    try {
      Path directory = Path.of(accessLog).toAbsolutePath().getParent();
      if (directory == null || !Files.isDirectory(directory)) {
        throw new IOException("there is no directory " + directory);
      }
      RequestLogWriter writer = new AsyncRequestLogWriter(accessLog);
      writer.setAppend(true);
      writer.setRetainDays(DAYS_KEPT);
      writer.start();
      return writer;
    } catch (Exception e) {
      throw new ParameterException(
          spec.commandLine(), "--access-log %s: %s".formatted(accessLog, e.getMessage()), e);
    }
  }
}
