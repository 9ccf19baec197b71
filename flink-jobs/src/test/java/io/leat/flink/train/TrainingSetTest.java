package io.leat.flink.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.history.Histories;
import io.leat.flink.history.PersonHistory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TrainingSetTest {
  private static final long NOW = 1_770_000_000L;

  private static TrainingInput person(String id, boolean session, String... items) {
    float[] weights = new float[items.length];
    long[] times = new long[items.length];
    for (int i = 0; i < items.length; i++) {
      weights[i] = i + 1;
      times[i] = NOW - items.length + i;
    }
    return TrainingInput.of(new PersonHistory(id, session, items, weights, times));
  }

  private static TrainingInput item(String id) {
    return TrainingInput.of(new ItemTerms(id, List.of("term", id)));
  }

  private static TrainingData data(List<TrainingInput> inputs) {
    TrainingSet set = new TrainingSet();
    inputs.forEach(set::add);
    return set.data();
  }

  @Test
  void keepsTheActsOnCatalogueItemsInOrder() {
    TrainingData data =
        data(
            List.of(
                person("0", true, "c", "c"),
                person("zoe", false, "b", "gone", "a", "b"),
                TrainingInput.newest(NOW - 5),
                item("c"),
                item("unseen"),
                item("b"),
                person("anna", false, "a"),
                TrainingInput.newest(NOW),
                item("a")));

    assertThat(data.now()).isEqualTo(NOW);
    assertThat(data.catalogue())
        .extracting(ItemTerms::itemId)
        .containsExactly("a", "b", "c", "unseen");
    assertThat(data.unknownItems()).isEqualTo(1);
    Histories histories = data.histories();
    assertThat(histories.sessions()).containsExactly(false, false, true);
    assertThat(histories.of(0).items()).containsExactly(0);
    assertThat(histories.of(1).items()).containsExactly(1, 0, 1);
    assertThat(histories.of(1).weights()).containsExactly(1, 3, 4);
    assertThat(histories.of(1).times()).containsExactly(NOW - 4, NOW - 2, NOW - 1);
    assertThat(histories.of(2).items()).containsExactly(2, 2);
  }

  @Test
  void anyOrderGivesTheSameData() {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<TrainingInput> inputs = new ArrayList<>(List.of(TrainingInput.newest(NOW)));
      for (int i = 0; i < 40; i++) {
        inputs.add(item("item-" + i));
        String[] items = new String[10];
        for (int act = 0; act < items.length; act++) {
          items[act] = "item-" + random.nextInt(50);
        }
        inputs.add(person("person-" + i, random.nextBoolean(), items));
      }
      TrainingData expected = data(inputs);
      Collections.shuffle(inputs, random);
      assertThat(data(inputs)).as("seed %d", seed).usingRecursiveComparison().isEqualTo(expected);
    }
  }
}
