package io.leat.flink.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.session.SessionIndex;
import io.leat.index.IndexName;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.SessionDocument;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SessionUpdatesTest {

  @Test
  void actsInOrderWithoutThoseAgainstAnItem() {
    PersonHistory person =
        new PersonHistory(
            "x",
            true,
            new String[] {"a", "b", "a", "c"},
            new float[] {1, -2, 5, 1},
            new long[] {10, 20, 30, 40});
    IndexUpdate update = SessionUpdates.of(person);
    assertThat(update.index()).isEqualTo(IndexName.SESSIONS);
    SessionDocument session = Objects.requireNonNull(update.session());
    assertThat(session.itemIds()).containsExactly("a", "a", "c");
    assertThat(session.time()).isEqualTo(40);
  }

  @Test
  void aSessionNamedAsAUserIsAnotherDocument() {
    PersonHistory user =
        new PersonHistory("x", false, new String[] {"a"}, new float[] {1}, new long[] {1});
    PersonHistory session =
        new PersonHistory("x", true, new String[] {"a"}, new float[] {1}, new long[] {1});
    assertThat(SessionUpdates.of(user).id()).isNotEqualTo(SessionUpdates.of(session).id());
  }

  @Test
  void ofALongHistoryTheLastActs() {
    int acts = SessionIndex.LENGTH + 3;
    String[] items = new String[acts];
    float[] weights = new float[acts];
    Arrays.setAll(items, act -> "item-" + act);
    Arrays.fill(weights, 1);
    PersonHistory person = new PersonHistory("x", false, items, weights, new long[acts]);
    SessionDocument session = Objects.requireNonNull(SessionUpdates.of(person).session());
    assertThat(session.itemIds())
        .hasSize(SessionIndex.LENGTH)
        .startsWith("item-3")
        .endsWith("item-" + (acts - 1));
  }
}
