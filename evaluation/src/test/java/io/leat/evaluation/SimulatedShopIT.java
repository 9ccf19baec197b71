package io.leat.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leat.data.ShopFiles;
import io.leat.data.simulator.ShopSimulator;
import io.leat.data.simulator.ShopTruth;
import io.leat.data.simulator.SimulationProgress;
import io.leat.data.simulator.SimulationRequest;
import io.leat.evaluation.baseline.Baseline;
import io.leat.evaluation.protocol.EvaluationTask;
import io.leat.evaluation.protocol.NewPurchases;
import io.leat.evaluation.protocol.TimeSplit;
import io.leat.evaluation.quality.Answers;
import io.leat.evaluation.quality.Scores;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole route on a simulated shop, whose truth is known: did personalisation find it? */
final class SimulatedShopIT {
  private static final long SEED = 11;
  private static final Instant SPLIT = Instant.parse("2026-03-10T00:00:00Z");
  private static final int K = 20;

  @TempDir static Path directory;

  private static TimeSplit split;
  private static ShopTruth truth;
  private static ServedShop shop;

  @BeforeAll
  static void rebuild() {
    Path whole = directory.resolve("whole");
    new ShopSimulator(
            new SimulationRequest(1_500, 800, 60_000, SEED, whole, true, false),
            SimulationProgress.SILENT)
        .run();
    truth = ShopTruth.read(whole.resolve("truth.jsonl.gz"));
    split = TimeSplit.cut(new ShopFiles(whole), SPLIT, directory.resolve("training"));
    Path index = directory.resolve("index");
    ServedShop.rebuild(split.training(), index);
    shop = ServedShop.of(index);
  }

  @AfterAll
  static void stop() {
    if (shop != null) {
      shop.close();
    }
  }

  @Test
  void personalisedRecommendationsFindWhatPeopleBuyNextFarBetterThanPopularity() {
    EvaluationTask task = NewPurchases.of(split, false, note -> {});
    Map<String, Double> personalised =
        means(task, (question, k) -> shop.recommend(String.valueOf(question.user()), k));
    Map<String, Double> popular = means(task, Baseline.POPULARITY.fit(task, 1));

    assertThat(task.units()).isGreaterThan(100);
    for (String measure : List.of("recall@20", "ndcg@20")) {
      assertThat(personalised.get(measure))
          .as("%s, seed %d: personalised %s, popularity %s", measure, SEED, personalised, popular)
          .isGreaterThan(1.5 * Objects.requireNonNull(popular.get(measure)));
    }
  }

  private static Map<String, Double> means(EvaluationTask task, Recommender recommender) {
    Answers answers = Answers.ask(recommender, task.questions(), K, done -> {});
    return Scores.of(task.questions(), answers.lists(), List.of(K)).means();
  }

  @Test
  void personalisedSearchMovesUpWhatTheShopperTrulyLikes() {
    List<String> users = split.after().keySet().stream().sorted().limit(60).toList();
    int better = 0;
    int moved = 0;
    double sum = 0;
    for (String user : users) {
      for (String query : List.of("lamp", "shoes", "bag")) {
        JsonNode anonymous = shop.get("/v1/search", "q", query, "size", "10");
        JsonNode personal = shop.get("/v1/search", "q", query, "size", "10", "user_id", user);
        assertThat(personal.get("total").get("value").asInt())
            .as("the same candidates, %s for %s", query, user)
            .isEqualTo(anonymous.get("total").get("value").asInt());
        double gain = affinity(user, personal) - affinity(user, anonymous);
        moved += gain == 0 ? 0 : 1;
        better += gain > 0 ? 1 : 0;
        sum += gain;
      }
    }
    assertThat(moved).as("seed %d: pages that differ", SEED).isGreaterThan(60);
    // Two standard deviations above a coin's share; the affinity is a logarithm.
    assertThat((double) better / moved)
        .as("seed %d: %d of %d pages that differ suit the shopper better", SEED, better, moved)
        .isGreaterThan(0.5 + 1 / Math.sqrt(moved));
    assertThat(sum / moved).as("seed %d: mean gain in true affinity", SEED).isGreaterThan(0.05);
  }

  /** Mean true affinity of the user for a page's items. */
  private static double affinity(String user, JsonNode page) {
    return ServedShop.itemIds(page).stream()
        .mapToDouble(item -> truth.affinity(user, item, SPLIT))
        .average()
        .orElseThrow();
  }

  @Test
  void everyPartOfEveryScoreAddsUp() {
    String user = split.after().keySet().stream().sorted().findFirst().orElseThrow();
    String item = shop.recommend(user, 1).getFirst();
    List<JsonNode> answers =
        List.of(
            shop.get("/v1/search", "q", "brass lamp", "user_id", user),
            shop.get("/v1/recommend/for-you", "user_id", user),
            shop.get("/v1/recommend/similar", "item_id", item));
    answers.forEach(ServedShop::assertPartsAddUp);
  }

  @Test
  void whatWasBoughtIsLeftOutAndTheListStaysFull() {
    for (Map.Entry<String, Set<String>> user :
        split.before().entrySet().stream().limit(50).toList()) {
      assertThat(shop.recommend(user.getKey(), 50))
          .hasSize(50)
          .doesNotContainAnyElementsOf(user.getValue());
    }
  }
}
