package io.leat.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.matrix.FloatRows;
import io.leat.data.log.EventLog;
import io.leat.data.log.LogEntry;
import io.leat.data.log.LogKind;
import io.leat.index.document.UserDocument;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.util.IOUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vectors of items that came after training. */
final class NewItemsIT {
  /** The words that the model knows stay the same. */
  private static final String NAMED_ANEW =
      "{\"item_id\":\"lamp-9\",\"title\":\"Brass desk lamp nine\",\"brand\":\"Nobody\",\"categories\":[\"Home > Lighting\"]}";

  @TempDir private Path directory;

  /** A lamp by its text; those who buy mugs take to it. */
  @Test
  void peopleFormTheVectorOfANewItem() throws Exception {
    LiveFixture live = LiveFixture.rebuilt(directory);
    try (EventLog log = live.shop().log().open()) {
      float[] text;
      float[] one;
      float[] both;
      try (LiveJob job = live.start()) {
        log.append(
            List.of(
                new LogEntry(
                    "lamp-9",
                    LogKind.ITEM,
                    "{\"item_id\":\"lamp-9\",\"title\":\"Brass desk lamp nine\",\"categories\":[\"Home > Lighting\"]}")));
        text = vectorOnceRead(live, log, "lamp-9");
        log.append(List.of(live.event("user-1", null, "purchase", "lamp-9")));
        one = vectorOnceRead(live, log, "lamp-9");
        log.append(List.of(live.event("user-3", null, "purchase", "lamp-9")));
        both = vectorOnceRead(live, log, "lamp-9");
        float[] first = interest(live, "user-1");
        float[] second = interest(live, "user-3");
        assertThat(FloatRows.dot(one, first)).isGreaterThan(FloatRows.dot(text, first));
        assertThat(FloatRows.dot(both, second)).isGreaterThan(FloatRows.dot(one, second));
        assertThat(job.status().isTerminalState()).isFalse();
      }
      // From the checkpoint: an upsert of the line has the people still.
      log.append(List.of(new LogEntry("lamp-9", LogKind.ITEM, NAMED_ANEW)));
      try (LiveJob job = live.start()) {
        assertThat(vectorOnceRead(live, log, "lamp-9")).containsExactly(both, within(1e-6f));
        assertThat(IndexReading.items(live.index()).of("lamp-9").json()).contains("Nobody");
        assertThat(job.status().isTerminalState()).isFalse();
      }
      // From nothing but the log.
      IOUtils.rm(live.index().resolve("g0001/live"));
      try (LiveJob job = live.start()) {
        log.append(List.of(new LogEntry("user-3", LogKind.FORGET, "{\"user_id\":\"user-3\"}")));
        assertThat(vectorOnceRead(live, log, "lamp-9")).containsExactly(one, within(1e-6f));
        log.append(List.of(new LogEntry("user-1", LogKind.FORGET, "{\"user_id\":\"user-1\"}")));
        assertThat(vectorOnceRead(live, log, "lamp-9")).containsExactly(text, within(1e-6f));
        assertThat(job.status().isTerminalState()).isFalse();
      }
    }
  }

  private static float[] vectorOnceRead(LiveFixture live, EventLog log, String item) {
    live.caughtUp(log);
    return IndexReading.items(live.index()).of(item).embedding();
  }

  private static float[] interest(LiveFixture live, String user) {
    return IndexReading.user(live.index(), user).map(UserDocument::interest).orElseThrow();
  }
}
