package io.leat.evaluation.dataset;

import io.leat.core.profile.Action;
import io.leat.evaluation.dataset.DataLines.DataLine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads {@code user TAB item [TAB epoch_seconds [TAB action [TAB weight]]]}. A line without an
 * action is a purchase, an empty field is as good as none. Either every line has a time or none
 * has.
 */
final class PairsReader {
  private final HistoryBuilder histories = new HistoryBuilder();
  private final Path file;
  private boolean timed;
  private boolean untimed;

  private PairsReader(Path file) {
    this.file = file;
  }

  static Interactions read(Path file) {
    PairsReader reader = new PairsReader(file);
    DataLines.read(file, reader::add);
    return reader.histories.build(reader.timed ? Interactions.Order.TIME : Interactions.Order.NONE);
  }

  private void add(DataLine line) {
    List<String> columns = Arrays.asList(line.text().split("\t", -1));
    if (columns.size() < 2 || columns.size() > 5) {
      throw line.wrong(
          "%d column(s) where user, item and optionally epoch_seconds, action, weight are expected, separated by tabs: '%s'"
              .formatted(columns.size(), line.text()));
    }
    String user = line.id("user", columns.get(0));
    String item = line.id("item", columns.get(1));
    long time = time(line, column(columns, 2));
    Action action = action(line, column(columns, 3));
    histories
        .of(user, false)
        .add(new Interaction(item, time, action, weight(line, column(columns, 4))));
  }

  private static String column(List<String> columns, int number) {
    return number < columns.size() ? columns.get(number).strip() : "";
  }

  private long time(DataLine line, String value) {
    long time = value.isEmpty() ? MadeUpTime.END : parseTime(line, value);
    timed |= !value.isEmpty();
    untimed |= value.isEmpty();
    if (timed && untimed) {
      throw line.wrong(
          "some lines of %s have a time and some have none: give all of them one, or none"
              .formatted(file.getFileName()));
    }
    return time;
  }

  private static long parseTime(DataLine line, String value) {
    try {
      double seconds = Double.parseDouble(value);
      if (seconds >= 0 && seconds < 253_402_300_800.0) {
        return (long) seconds;
      }
    } catch (NumberFormatException e) {
      // Told below, with the same words.
    }
    throw line.wrong(
        "epoch_seconds '%s' is not a time in seconds since 1970%s".formatted(value, header(line)));
  }

  private static Action action(DataLine line, String value) {
    try {
      return value.isEmpty() ? Action.PURCHASE : Action.valueOf(value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw line.wrong(
          "action '%s' is none of %s%s"
              .formatted(
                  value,
                  String.join(
                      ", ", Arrays.stream(Action.values()).map(Action::externalName).toList()),
                  header(line)));
    }
  }

  private static double weight(DataLine line, String value) {
    if (value.isEmpty()) {
      return 1;
    }
    try {
      double weight = Double.parseDouble(value);
      if (weight > 0 && weight < Double.POSITIVE_INFINITY) {
        return weight;
      }
    } catch (NumberFormatException e) {
      // Told below, with the same words.
    }
    throw line.wrong("weight '%s' is not a number above 0%s".formatted(value, header(line)));
  }

  private static String header(DataLine line) {
    return line.number() == 1 ? "; if this is a header line, take it off" : "";
  }
}
