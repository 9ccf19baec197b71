package io.leat.search.http;

import io.leat.search.telemetry.AnswerTimer;
import io.leat.search.telemetry.AnswerTimers;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The stages of answers as a histogram, and as spans below the request's. */
final class StageTelemetry implements AnswerTimers {
  private static final double[] SECONDS = {
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5
  };

  private final Histogram stages;
  private final Tracer tracer;

  StageTelemetry(PrometheusRegistry registry, Tracer tracer) {
    this.tracer = tracer;
    stages =
        Histogram.builder()
            .name("leat_answer_stage_duration_seconds")
            .help("Time that a stage of an answer took, by surface and stage")
            .labelNames("surface", "stage")
            .classicUpperBounds(SECONDS)
            .classicOnly()
            .register(registry);
  }

  @Override
  public AnswerTimer begin(String surface) {
    return new Running(surface);
  }

  private final class Running implements AnswerTimer {
    private final String surface;
    private @Nullable Current current;

    Running(String surface) {
      this.surface = surface;
    }

    @Override
    public void stage(Stage stage) {
      close();
      String name = stage.name().toLowerCase(Locale.ROOT);
      Span span =
          tracer
              .spanBuilder("leat " + name)
              .setAttribute("leat.surface", surface)
              .setAttribute("leat.stage", name)
              .startSpan();
      current = new Current(name, System.nanoTime(), span);
    }

    @Override
    public void close() {
      Current ended = current;
      if (ended != null) {
        ended.span.end();
        stages
            .labelValues(surface, ended.name)
            .observe((System.nanoTime() - ended.startNanos) / 1e9);
        current = null;
      }
    }
  }

  private record Current(String name, long startNanos, Span span) {}
}
