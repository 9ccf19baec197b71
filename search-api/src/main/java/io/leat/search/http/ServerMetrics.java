package io.leat.search.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.leat.data.log.LogKind;
import io.leat.search.NotServingException;
import io.leat.search.SearchService;
import io.leat.search.Served;
import io.leat.search.counters.Pulse;
import io.leat.search.counters.SurfaceCounters;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * {@code /metrics}, in Prometheus' text format. The latency histogram's {@code _count} is the
 * number of requests, by route and status.
 */
final class ServerMetrics {
  private static final double[] SECONDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5
  };

  private static final double[] VISIBLE_SECONDS = {
    0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 5, 10, 30, 60, 300
  };

  private final PrometheusRegistry registry;
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
  private final Histogram requests;
  private final Histogram visible;
  private final Pulse pulse;

  /**
   * @param registry in which others may have registered theirs
   * @param pulse told of the same, for who looks on now
   */
  ServerMetrics(
      PrometheusRegistry registry,
      SnapshotFollower follower,
      SearchService service,
      SurfaceCounters counters,
      Pulse pulse) {
    this.registry = registry;
    this.pulse = pulse;
    requests =
        Histogram.builder()
            .name("leat_http_request_duration_seconds")
            .help("Time to answer, by route, method and status; _count is the number of requests")
            .labelNames("route", "method", "status")
            .classicUpperBounds(SECONDS)
            .classicOnly()
            .register(registry);
    visible =
        Histogram.builder()
            .name("leat_event_visible_seconds")
            .help("From a record's acceptance until what is served is complete up to it, by kind")
            .labelNames("kind")
            .classicUpperBounds(VISIBLE_SECONDS)
            .classicOnly()
            .register(registry);
    GaugeWithCallback.builder()
        .name("leat_serving_snapshot")
        .help("Number of the snapshot being served, by generation; absent before the first")
        .labelNames("generation")
        .callback(callback -> serving(service, callback))
        .register(registry);
    CounterWithCallback.builder()
        .name("leat_snapshot_refreshes_total")
        .help("How often a newer snapshot was swapped in, the first included")
        .callback(callback -> callback.call((double) follower.refreshes()))
        .register(registry);
    CounterWithCallback.builder()
        .name("leat_snapshot_refresh_failures_total")
        .help("How often looking for a newer snapshot failed")
        .callback(callback -> callback.call((double) follower.failures()))
        .register(registry);
    CounterWithCallback.builder()
        .name("leat_surface_total")
        .help("What surfaces answered and what came of it, by surface and what is counted")
        .labelNames("surface", "counted")
        .callback(callback -> surfaces(counters, callback))
        .register(registry);
    JvmMetrics.builder().register(registry);
  }

  /** Counts what was not answered, or not wholly. */
  void protection(RequestGuards guards, LoadShedding shedding) {
    CounterWithCallback.builder()
        .name("leat_http_shed_total")
        .help("Requests turned away with 503 because too many were being answered already")
        .callback(callback -> callback.call((double) shedding.rejected()))
        .register(registry);
    CounterWithCallback.builder()
        .name("leat_search_cut_total")
        .help("Answers that the deadline cut short")
        .callback(callback -> callback.call((double) guards.cut()))
        .register(registry);
  }

  void register(RoutesConfig routes) {
    routes.get("/metrics", this::expose);
  }

  /**
   * Counts one answered request. Unmatched paths share one label, so that nobody can fill memory.
   */
  void answered(Context context, float milliseconds) {
    Endpoint endpoint = context.endpoints().matchedHttpEndpoint();
    String route = endpoint == null || endpoint.path.isEmpty() ? "unmatched" : endpoint.path;
    String method = endpoint == null ? "any" : endpoint.method.name();
    // Of the page's own files and of who looks on, nobody wants to know how fast they are.
    if (route.startsWith("/v1/") && !route.startsWith("/v1/admin/")) {
      pulse.answered(method + " " + route, milliseconds);
    }
    requests
        .labelValues(route, method, Integer.toString(context.statusCode()))
        .observe(milliseconds / 1000);
  }

  /** Records of one kind that were accepted at the same time are in what is served now. */
  void visible(LogKind kind, int count, long micros) {
    if (kind == LogKind.EVENT) {
      pulse.visible(count, micros / 1e3);
    }
    DistributionDataPoint ofKind = visible.labelValues(kind.fieldName());
    for (int i = 0; i < count; i++) {
      ofKind.observe(micros / 1e6);
    }
  }

  private void expose(Context context) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    writer.write(text, registry.scrape());
    context.contentType(writer.getContentType()).result(text.toByteArray());
  }

  private static void surfaces(SurfaceCounters counters, CounterWithCallback.Callback callback) {
    counters
        .counts()
        .forEach(
            (surface, counts) -> {
              callback.call((double) counts.requests(), surface, "requests");
              callback.call((double) counts.zeroResults(), surface, "zero_results");
              callback.call((double) counts.impressions(), surface, "impressions");
              callback.call((double) counts.clicks(), surface, "clicks");
              callback.call((double) counts.carts(), surface, "carts");
              callback.call((double) counts.purchases(), surface, "purchases");
              callback.call(counts.revenue(), surface, "revenue");
            });
  }

  private static void serving(SearchService service, GaugeWithCallback.Callback callback) {
    try {
      Served served = service.served();
      callback.call(served.snapshot(), served.generation());
    } catch (NotServingException e) {
      // Nothing served: the metric is absent, and /health/ready says why.
    }
  }
}
