package io.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Search measured and learning tuned on tiny shops, through real rebuilds. */
class SearchAndTuneIT {
  private static final String CUT = "2026-03-01T00:00:00Z";

  @TempDir static Path directory;

  @BeforeAll
  static void generate() {
    Run run = leat("generate --items 120 --users 60 --events 6000 --seed 3 --out " + shop());
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void judgedSearchOfACatalogueWithoutEvents() throws IOException {
    Path items =
        Files.writeString(
            directory.resolve("items.tsv"),
            """
            product_uid\ttitle\tcolour
            1\tBrass desk lamp\tbrass
            2\tSteel desk lamp\tgrey
            3\tOak desk\tbrown
            4\tStoneware mug\tblue
            5\tGlass mug\tclear
            6\tWool rug\tred
            """);
    Path judgements =
        Files.writeString(
            directory.resolve("qrels.tsv"),
            """
            query\tproduct_uid\trelevance
            desk lamps\t1\t3
            desk lamps\t2\t3
            desk lamps\t6\t1
            xqzjw\t4\t3
            xqzjw\t5\t1
            mug\t4\t3
            """);

    Run run =
        leat(
            "evaluate search --items %s --judgements %s --min-judgements 2 --k 3 --cutoff --report %s"
                .formatted(items, judgements, directory.resolve("report")));

    assertThat(run.code()).as(run.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("queries").asInt()).isEqualTo(2);
    assertThat(json.get("queries_with_fewer").asInt()).isEqualTo(1);
    assertThat(json.get("items").asInt()).isEqualTo(6);
    assertThat(json.get("gain").asText()).isEqualTo("(relevance - 1) / 2, unjudged 0");
    assertThat(json.get("ndcg@3").asDouble()).as("one perfect, one nothing").isEqualTo(0.5);
    assertThat(json.get("recall@3").asDouble()).isEqualTo(0.5);
    assertThat(json.get("zero_results").asInt()).isEqualTo(1);
    assertThat(json.at("/models/title-bm25/ndcg@3").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/models/title-bm25/zero_results").asInt()).isEqualTo(1);
    assertThat(json.get("ci95").get("ndcg@3")).hasSize(2);
    JsonNode cutOff = json.get("cutoff");
    assertThat(cutOff.get("queries").asInt()).as("one has no vector").isEqualTo(1);
    assertThat(cutOff.at("/auto/relevant").asDouble()).isEqualTo(1);
    assertThat(cutOff.at("/0.2/random").asDouble())
        .isGreaterThanOrEqualTo(cutOff.at("/0.8/random").asDouble());
    assertThat(Files.readString(directory.resolve("report/index.html")))
        .contains("title-bm25", "<svg");
  }

  @Test
  void searchesAreReplayedWithAndWithoutThePerson() throws IOException {
    JsonNode json = personalised("");

    assertThat(json.get("queries").asText()).isEqualTo("searches");
    int questions = json.get("questions").asInt();
    assertThat(questions).isPositive().isLessThanOrEqualTo(json.get("searches").asInt());
    assertThat(json.get("with_person").asInt()).isBetween(1, questions);
    assertThat(json.get("mrr@10").asDouble()).isBetween(0.05, 1.0);
    assertThat(json.get("mean_rank").asDouble()).isBetween(1.0, 101.0);
    double with = json.get("mrr@10").asDouble();
    double without = json.at("/models/without_person/mrr@10").asDouble();
    assertThat(json.at("/difference/mrr@10").asDouble())
        .isCloseTo(with - without, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(json.at("/ratio/mrr@10").asDouble())
        .isCloseTo(with / without, org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void wordsOfBoughtTitlesAreAskedForOnDemand() throws IOException {
    JsonNode json = personalised(" --query-word true --questions 20");

    assertThat(json.get("queries").asText()).isEqualTo("words of bought titles");
    assertThat(json.get("questions").asInt()).isEqualTo(20);
    assertThat(json.at("/targets/purchase").asInt()).isEqualTo(20);
    assertThat(json.get("with_person").asInt()).isEqualTo(20);
  }

  @Test
  void whatIsTunedIsRebuiltWith() throws IOException {
    Path learning = directory.resolve("learning.json");
    Run tuned = leat("tune --shop %s --minutes 0.2 --out %s".formatted(shop(), learning));
    assertThat(tuned.code()).as(tuned.err()).isZero();
    JsonNode report = new ObjectMapper().readTree(tuned.out());
    JsonNode written = new ObjectMapper().readTree(Files.readString(learning));
    assertThat(written).isEqualTo(report.get("best"));
    assertThat(report.get("questions").asInt()).isPositive();
    Set<String> settings = new HashSet<>();
    report
        .get("tries")
        .forEach(
            each -> {
              settings.add(each.get("setting").asText());
              assertThat(each.get("quality").asDouble()).isBetween(0.0, 1.0);
              assertThat(each.get("seconds").asDouble()).isPositive();
            });
    assertThat(settings).contains("half_life_days");

    Files.writeString(learning, "{\"factors\": {\"rank\": 8}, \"half_life_days\": 30}");
    Path index = directory.resolve("index");
    Run rebuilt =
        leat("rebuild --shop %s --index %s --learning %s".formatted(shop(), index, learning));
    assertThat(rebuilt.code()).as(rebuilt.err()).isZero();
    assertThat(Files.readString(index.resolve("g0001/generation.json")))
        .as("vectors are of the rank that the file says")
        .containsPattern(": 8\\b");

    Run evaluated =
        leat(
            "evaluate recommend --shop %s --split-at %s --learning %s --model leat"
                .formatted(shop(), CUT, learning));
    assertThat(evaluated.code()).as(evaluated.err()).isZero();
    assertThat(new ObjectMapper().readTree(evaluated.out()).get("recall@20").asDouble())
        .isPositive();
  }

  private static JsonNode personalised(String options) throws IOException {
    Run run =
        leat(
            "evaluate personalised-search --shop %s --split-at %s%s"
                .formatted(shop(), CUT, options));
    assertThat(run.code()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  private static String shop() {
    return directory.resolve("shop").toString();
  }

  private static Run leat(String line) {
    List<String> words = new ArrayList<>(List.of(line.split(" +")));
    return Run.leat(words.toArray(String[]::new));
  }
}
