package io.leat.evaluation.interactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.data.Line;
import io.leat.data.ShopException;
import io.leat.data.TextLines;
import io.leat.data.simulator.SimulationProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InteractionSimulatorTest {
  private static final int USERS = 2000;
  private static final int ITEMS = 1000;
  private static final int INTERACTIONS = 40_000;

  @TempDir Path directory;

  private record Pair(int user, int item) {}

  @Test
  void countsAreExactPairsDistinctAndEveryItemIsTrainedOn() {
    InteractionsRequest request = generate("a", 1);
    List<Pair> train = read(request.train());
    List<Pair> test = read(request.test());
    Set<Pair> distinct = new HashSet<>(train);
    distinct.addAll(test);

    assertThat(train).hasSize(INTERACTIONS);
    assertThat(test).hasSize(INTERACTIONS / 10);
    assertThat(distinct).hasSize(train.size() + test.size());
    assertThat(train.stream().map(Pair::item).distinct().sorted())
        .containsExactlyElementsOf(IntStream.range(0, ITEMS).boxed().toList());
    assertThat(train).allSatisfy(pair -> assertThat(pair.user()).isBetween(0, USERS - 1));
  }

  @Test
  void theSeedDecides() throws Exception {
    byte[] first = Files.readAllBytes(generate("a", 1).train());

    assertThat(Files.readAllBytes(generate("b", 1).train())).isEqualTo(first);
    assertThat(Files.readAllBytes(generate("c", 2).train())).isNotEqualTo(first);
  }

  @Test
  void popularityIsUnevenAndTastesTellMoreThanPopularity() {
    InteractionsRequest request = generate("a", 1);
    BitSet[] trained = byUser(read(request.train()));
    BitSet[] held = byUser(read(request.test()));
    int[] counts = new int[ITEMS];
    int[][] together = new int[ITEMS][ITEMS];
    for (BitSet items : trained) {
      items.stream().forEach(a -> items.stream().forEach(b -> together[a][b]++));
    }
    Arrays.setAll(counts, item -> together[item][item]);
    double popularity = recall(trained, held, (items, item) -> counts[item]);
    double cosine =
        recall(
            trained,
            held,
            (items, item) ->
                items.stream()
                    .mapToDouble(
                        other ->
                            together[item][other]
                                / Math.sqrt((double) counts[item] * counts[other]))
                    .sum());

    int tenth = Arrays.stream(counts).sorted().skip(ITEMS - ITEMS / 10).sum();
    assertThat(tenth).isBetween(INTERACTIONS / 5, INTERACTIONS * 3 / 5);
    assertThat(cosine).isGreaterThan(1.5 * popularity);
  }

  @Test
  void whatCannotBeMadeIsNamed() {
    assertThatThrownBy(() -> new InteractionsRequest(10, 5, 1, 1, directory))
        .isInstanceOf(ShopException.class)
        .hasMessage(
            "--users 10 is out of range: give a whole number from 100 to 10000000\n"
                + "--items 5 is out of range: give a whole number from 100 to 10000000");
    assertThatThrownBy(() -> new InteractionsRequest(1000, 1000, 20_001, 1, directory))
        .hasMessage("--interactions 20001 is out of range: give a whole number from 2000 to 20000");
  }

  private InteractionsRequest generate(String name, long seed) {
    InteractionsRequest request =
        new InteractionsRequest(USERS, ITEMS, INTERACTIONS, seed, directory.resolve(name));
    new InteractionSimulator(request, SimulationProgress.SILENT).run();
    return request;
  }

  private static List<Pair> read(Path file) {
    List<Pair> pairs = new ArrayList<>();
    try (TextLines lines = TextLines.open(file, bytes -> {})) {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        int tab = line.text().indexOf('\t');
        pairs.add(
            new Pair(
                Integer.parseInt(line.text().substring(0, tab)),
                Integer.parseInt(line.text().substring(tab + 1))));
      }
    }
    return pairs;
  }

  private static BitSet[] byUser(List<Pair> pairs) {
    BitSet[] items = new BitSet[USERS];
    Arrays.setAll(items, user -> new BitSet());
    pairs.forEach(pair -> items[pair.user()].set(pair.item()));
    return items;
  }

  private interface Score {
    double of(BitSet items, int item);
  }

  /** Hits among the first 20 over all that is held out. */
  private static double recall(BitSet[] trained, BitSet[] held, Score score) {
    int hits = 0;
    for (int user = 0; user < USERS; user++) {
      BitSet known = trained[user];
      double[] scores = new double[ITEMS];
      Arrays.setAll(scores, item -> known.get(item) ? -1 : score.of(known, item));
      double least = Arrays.stream(scores).sorted().skip(ITEMS - 20).findFirst().orElseThrow();
      hits += (int) held[user].stream().filter(item -> scores[item] >= least).count();
    }
    return hits / (INTERACTIONS / 10.0);
  }
}
