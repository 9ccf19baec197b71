package io.leat.evaluation.served;

import io.leat.core.profile.Action;
import io.leat.data.Event;
import io.leat.data.Item;
import io.leat.data.ShopFiles;
import io.leat.data.json.EventJson;
import io.leat.data.json.ItemJson;
import io.leat.evaluation.dataset.History;
import io.leat.evaluation.dataset.Interaction;
import io.leat.evaluation.protocol.EvaluationTask;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes training data as a shop, in Leat's own records, so that what is measured is what {@code
 * rebuild} builds from anybody's data. A weight other than 1 is the event's {@code value}. People
 * come with a user id, anonymous sessions with a session id only.
 */
final class ShopWriter {
  private ShopWriter() {}

  /** Writes items, and no events, into a new directory. */
  static ShopFiles write(Collection<Item> catalogue, Path directory) {
    try {
      writeItems(catalogue, directory);
      Files.createFile(directory.resolve("events.jsonl"));
      return new ShopFiles(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeItems(Collection<Item> catalogue, Path directory) throws IOException {
    Files.createDirectories(directory);
    try (BufferedWriter items = Files.newBufferedWriter(directory.resolve("items.jsonl"))) {
      for (Item item : catalogue) {
        line(items, ItemJson.write(item));
      }
    }
  }

  /** Writes items and events into a new directory. */
  static ShopFiles write(EvaluationTask task, Path directory) {
    try {
      writeItems(task.catalogue().values(), directory);
      try (BufferedWriter events = Files.newBufferedWriter(directory.resolve("events.jsonl"))) {
        long number = 0;
        for (History history : task.train().histories()) {
          for (Interaction interaction : history.interactions()) {
            line(events, EventJson.write(event("e" + ++number, history, interaction)));
          }
        }
      }
      return new ShopFiles(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Event event(String id, History history, Interaction interaction) {
    return new Event(
        id,
        history.anonymous() ? null : history.id(),
        history.anonymous() ? history.id() : null,
        interaction.action(),
        Instant.ofEpochSecond(interaction.time()),
        interaction.item(),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        value(interaction),
        null,
        null,
        null,
        null,
        null);
  }

  /** A rating needs a value from 1 to 5. */
  private static @Nullable Double value(Interaction interaction) {
    if (interaction.action() == Action.RATING) {
      return Math.clamp(interaction.weight(), 1, 5);
    }
    return interaction.weight() == 1 ? null : interaction.weight();
  }

  private static void line(BufferedWriter out, String line) throws IOException {
    out.write(line);
    out.newLine();
  }
}
