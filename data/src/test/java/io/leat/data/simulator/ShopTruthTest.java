package io.leat.data.simulator;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.profile.Action;
import io.leat.data.Event;
import io.leat.data.ShopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopTruthTest {
  @TempDir Path directory;

  @Test
  void affinityIsTheOneThatTheSimulatorUsed() {
    Path out = directory.resolve("shop");
    SimulationRequest request = new SimulationRequest(300, 50, 10, 9, out, false, false);
    new ShopSimulator(request, SimulationProgress.SILENT).run();
    ShopTruth truth = ShopTruth.read(out.resolve("truth.jsonl"));
    Shop shop = Shop.open(request);
    Ids ids = new Ids(300, 50, 10);

    for (int hour : new int[] {0, 1234, LogPeriod.HOURS}) {
      Instant time = Instant.ofEpochMilli(LogPeriod.millis(hour));
      for (int shopper = 0; shopper < 50; shopper++) {
        TasteAtTime taste = shop.taste(shopper, hour);
        for (int item = 0; item < 300; item++) {
          assertThat(truth.affinity(ids.shopper(shopper), ids.item(item), time))
              .as("seed 9, hour %d, shopper %d, item %d", hour, shopper, item)
              .isCloseTo(taste.affinity(item), within(0.02));
        }
      }
    }
    assertThat(truth.affinity(ids.shopper(3), ids.item(5)))
        .isEqualTo(truth.affinity(ids.shopper(3), ids.item(5), LogPeriod.END));
  }

  @Test
  void tastesDriftButStayThemselves() {
    SimulationRequest request = new SimulationRequest(400, 100, 1, 2, directory, false, false);
    Shop shop = Shop.open(request);
    double same = 0;
    double others = 0;
    for (int shopper = 0; shopper < 100; shopper++) {
      float[] start = shop.shoppers().taste(shopper).styleAtStart();
      float[] end = shop.shoppers().taste(shopper).styleAtEnd();
      float[] stranger = shop.shoppers().taste((shopper + 1) % 100).styleAtEnd();
      assertThat(StyleVectors.dot(start, end, 0)).isLessThan(0.9999);
      same += StyleVectors.dot(start, end, 0) / 100;
      others += StyleVectors.dot(start, stranger, 0) / 100;
    }

    assertThat(same).isBetween(0.6, 0.97);
    assertThat(Math.abs(others)).isLessThan(0.2);
  }

  @Test
  void truthRanksHeldOutPurchasesFarBetterThanPopularity() {
    GeneratedShop shop = GeneratedShop.generate(directory.resolve("shop"), 1500, 500, 40_000, 13);
    List<Event> purchases =
        shop.events().stream()
            .filter(event -> event.action() == Action.PURCHASE && event.userId() != null)
            .toList();
    List<Event> known = purchases.subList(0, purchases.size() * 9 / 10);
    Map<String, Long> popularity = known.stream().collect(groupingBy(Event::itemId, counting()));
    Set<String> bought = new HashSet<>();
    known.forEach(event -> bought.add(event.userId() + " " + event.itemId()));
    int cases = 0;
    int byTruth = 0;
    int byPopularity = 0;
    for (Event event : purchases.subList(known.size(), purchases.size())) {
      if (bought.contains(event.userId() + " " + event.itemId())) {
        continue;
      }
      cases++;
      String user = Objects.requireNonNull(event.userId());
      byTruth += inTop20(shop, event, id -> shop.truth().affinity(user, id));
      byPopularity += inTop20(shop, event, id -> popularity.getOrDefault(id, 0L));
    }

    assertThat(cases).isGreaterThan(80);
    assertThat(byTruth / (double) cases).as("seed 13, recall@20 of the truth").isGreaterThan(0.3);
    assertThat(byTruth).as("seed 13").isGreaterThan(2 * byPopularity);
  }

  @Test
  void unknownNamesAreRefused() {
    GeneratedShop shop = GeneratedShop.generate(directory.resolve("shop"), 10, 1, 1, 1);

    assertThatThrownBy(() -> shop.truth().affinity("nobody", "p0001"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The truth knows no user nobody");
    assertThatThrownBy(() -> shop.truth().affinity("u0001", "nothing"))
        .hasMessage("The truth knows no item nothing");
  }

  @Test
  void brokenLineIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("truth.jsonl"), "{\"kind\":\"shop\"}\n");

    assertThatThrownBy(() -> ShopTruth.read(file))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("truth.jsonl, line 1");
  }

  private static int inTop20(GeneratedShop shop, Event event, ToDoubleFunction<String> score) {
    return shop.truth().itemIds().stream()
            .sorted(Comparator.comparingDouble(score).reversed())
            .limit(20)
            .anyMatch(id -> id.equals(event.itemId()))
        ? 1
        : 0;
  }
}
