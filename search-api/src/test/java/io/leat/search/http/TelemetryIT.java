package io.leat.search.http;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.ShopFixture;
import io.leat.search.telemetry.Telemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryIT {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CALLER = "b7ad6b7169203331";

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private SdkTracerProvider tracing;
  private RunningServer server;

  @BeforeEach
  void start(@TempDir Path root) {
    SnapshotStore store = new SnapshotStore(root);
    store.promote(new ShopFixture(7).write(store));
    tracing =
        SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();
    OpenTelemetry openTelemetry =
        OpenTelemetrySdk.builder()
            .setTracerProvider(tracing)
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();
    Telemetry telemetry = new Telemetry(openTelemetry, lines::add);
    server =
        new RunningServer(
            store,
            null,
            new ServerOptions(ServerOptions.LOOPBACK, 0, Protection.DEFAULT, telemetry));
  }

  @AfterEach
  void stop() {
    server.close();
    tracing.close();
  }

  /** A request's span ends after its answer was sent. */
  private List<SpanData> awaitSpans(int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (spans.getFinishedSpanItems().size() < count && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return spans.getFinishedSpanItems();
  }

  @Test
  void aRequestIsASpanBelowItsCallersWithItsStagesBelow() throws Exception {
    server.with(
        "GET", "/v1/search?q=lamp", "", "traceparent", "00-%s-%s-01".formatted(TRACE, CALLER));

    List<SpanData> all = new ArrayList<>(awaitSpans(6));
    assertThat(all)
        .extracting(SpanData::getName)
        .containsExactly(
            "leat understand",
            "leat candidates",
            "leat facets",
            "leat score",
            "leat present",
            "GET /v1/search");
    assertThat(all).extracting(SpanData::getTraceId).containsOnly(TRACE);
    SpanData request = all.removeLast();
    assertThat(request.getParentSpanId()).isEqualTo(CALLER);
    assertThat(request.getKind()).isEqualTo(SpanKind.SERVER);
    assertThat(request.getAttributes().get(stringKey("http.route"))).isEqualTo("/v1/search");
    assertThat(request.getAttributes().get(longKey("http.response.status_code"))).isEqualTo(200);
    assertThat(request.getAttributes().asMap().values()).noneMatch(value -> value.equals("lamp"));
    assertThat(all).extracting(SpanData::getParentSpanId).containsOnly(request.getSpanId());
    assertThat(all)
        .extracting(span -> span.getAttributes().get(stringKey("leat.surface")))
        .containsOnly("search");
  }

  @Test
  void whatIsRefusedHasASpanToo() throws Exception {
    server.get("/v1/search?sise=3");
    server.get("/nothing/here");

    assertThat(awaitSpans(2))
        .extracting(SpanData::getName)
        .containsExactly("GET /v1/search", "GET");
    assertThat(spans.getFinishedSpanItems())
        .extracting(span -> span.getAttributes().get(longKey("http.response.status_code")))
        .containsExactly(400L, 404L);
  }

  @Test
  void stagesAreMeasuredBySurface() throws Exception {
    server.get("/v1/search?q=lamp");
    server.get("/v1/search");
    server.get("/v1/recommend/for-you?user_id=red");

    String metrics = server.get("/metrics").response().body();
    for (String surface : List.of("search", "catalogue", "for-you")) {
      for (String stage : List.of("understand", "candidates", "facets", "score", "present")) {
        assertThat(metrics)
            .containsPattern(
                "leat_answer_stage_duration_seconds_count\\{"
                    + "stage=\"%s\",surface=\"%s\"} [1-9]".formatted(stage, surface));
      }
    }
  }

  @Test
  void eachRequestIsALineWithoutWhatWasSearchedFor() throws Exception {
    server.get("/v1/search?q=secret");
    server.get("/v1/search?sise=3");

    JsonNode first = line();
    assertThat(Instant.parse(first.path("time").asText())).isBefore(Instant.now().plusSeconds(5));
    assertThat(first.path("method").asText()).isEqualTo("GET");
    assertThat(first.path("path").asText()).isEqualTo("/v1/search");
    assertThat(first.path("status").asInt()).isEqualTo(200);
    assertThat(first.path("bytes").asLong()).isPositive();
    assertThat(first.path("took_ms").asDouble()).isPositive();
    assertThat(first.toString()).doesNotContain("secret").doesNotContain("127.0.0.1");
    assertThat(line().path("status").asInt()).isEqualTo(400);
  }

  private JsonNode line() throws Exception {
    return new ObjectMapper().readTree(lines.poll(30, TimeUnit.SECONDS));
  }
}
