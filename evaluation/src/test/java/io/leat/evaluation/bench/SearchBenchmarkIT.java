package io.leat.evaluation.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.leat.index.snapshot.VectorEncoding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark's short form: all of it, over a small shop. */
class SearchBenchmarkIT {
  private static final ObjectMapper JSON =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private static final SearchBenchmark.Listener QUIET =
      new SearchBenchmark.Listener() {
        @Override
        public LongConsumer building() {
          return more -> {};
        }

        @Override
        public void step(String name) {}
      };

  @Test
  void measuresEveryKindAndExportsWhatItAsked(@TempDir Path directory) throws Exception {
    Path export = directory.resolve("export");
    SearchBenchmark benchmark =
        new SearchBenchmark(
            3000,
            16,
            7,
            VectorEncoding.INT8,
            directory.resolve("index"),
            export,
            List.of("-Xmx256m"),
            0.15,
            false);

    JsonNode figures = JSON.valueToTree(benchmark.run(QUIET));

    assertThat(figures.path("index_bytes").asLong()).isPositive();
    assertThat(figures.path("vectors").asText()).isEqualTo("int8");
    JsonNode bytes = figures.path("vector_bytes");
    assertThat(bytes.path("encoded").asLong())
        .isBetween(bytes.path("full").asLong() / 4, bytes.path("full").asLong() - 1);
    assertThat(figures.path("heap_bytes_after").asLong()).isBetween(1L, 256L << 20);
    for (JsonNode recall : figures.path("recall_at_10")) {
      assertThat(recall.asDouble()).isGreaterThanOrEqualTo(0.95);
    }
    assertThat(figures.path("queries").properties()).hasSize(QueryKind.values().length + 1);
    for (JsonNode kind : figures.path("queries")) {
      assertThat(kind.path("maximum_per_second").asDouble()).as(kind.toString()).isPositive();
      JsonNode half = kind.path("at_half");
      assertThat(half.path("failures").asInt()).isZero();
      assertThat(half.path("p50_ms").asDouble())
          .isPositive()
          .isLessThanOrEqualTo(half.path("p99_ms").asDouble());
    }
    JsonNode costs =
        JSON.valueToTree(
            new FeatureCosts(3000, 16, 7, directory.resolve("index"), 1).run(round -> {}));
    assertThat(costs.size()).isGreaterThan(8);
    assertThat(costs.at("/everybody/ratio").asDouble()).isEqualTo(1);
    for (JsonNode cost : costs) {
      assertThat(cost.path("mean_ms").asDouble()).isPositive();
    }
    List<String> items = Files.readAllLines(export.resolve("items.ndjson"));
    assertThat(items).hasSize(3000);
    JsonNode item = JSON.readTree(items.get(5));
    assertThat(item.path("embedding")).hasSize(16);
    assertThat(LoadRequests.read(export.resolve("queries.ndjson")))
        .containsOnlyKeys(
            List.of(QueryKind.values()).stream().map(QueryKind::label).toArray(String[]::new));
  }
}
