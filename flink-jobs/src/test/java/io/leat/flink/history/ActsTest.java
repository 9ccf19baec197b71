package io.leat.flink.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.profile.Action;
import io.leat.flink.events.Interaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

final class ActsTest {
  private static final int CAPACITY = 20;

  private static Interaction event(int number, long time, String item) {
    return new Interaction(
        "e" + number, "anna", null, Action.VIEW, time, item, null, null, null, number);
  }

  private static void assertActs(Acts acts, List<Interaction> expected) {
    assertThat(acts.itemIds())
        .containsExactly(expected.stream().map(Interaction::itemId).toArray(String[]::new));
    assertThat(acts.times())
        .containsExactly(expected.stream().mapToLong(Interaction::time).toArray());
    assertThat(acts.eventIds())
        .containsExactly(expected.stream().map(Interaction::eventId).toArray(String[]::new));
  }

  @Test
  void theNewestStayInOrderHoweverTheyCome() throws IOException {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      Acts acts = Acts.NONE;
      List<Interaction> all = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        Interaction event = event(i, random.nextInt(40), "item-" + random.nextInt(30));
        all.add(event);
        acts = acts.with(event, 1, CAPACITY);
        List<Interaction> sorted =
            all.stream()
                .sorted(
                    Comparator.comparingLong(Interaction::time).thenComparing(Interaction::eventId))
                .toList();
        List<Interaction> newest =
            sorted.subList(Math.max(0, sorted.size() - CAPACITY), sorted.size());
        assertActs(acts, newest);
        for (int item = 0; item < 30; item++) {
          String id = "item-" + item;
          assertThat(acts.has(id))
              .isEqualTo(newest.stream().anyMatch(one -> id.equals(one.itemId())));
        }
      }
      DataOutputSerializer out = new DataOutputSerializer(16);
      ActsSerializer serializer = new ActsSerializer();
      serializer.serialize(acts, out);
      Acts back = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
      assertThat(back).usingRecursiveComparison().isEqualTo(acts);
    }
  }

  @Test
  void whatWasThereBeforeIsNotChanged() {
    Acts one = Acts.NONE.with(event(1, 5, "lamp"), 1, CAPACITY);
    Acts two = one.with(event(2, 4, "mug"), 1, CAPACITY);
    assertThat(one.itemIds()).containsExactly("lamp");
    assertThat(two.itemIds()).containsExactly("mug", "lamp");
    assertThat(Acts.NONE.size()).isZero();
  }
}
