package io.leat.data.imports;

import io.leat.data.validation.FaultClass;
import io.leat.data.validation.FaultText;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows.
 *
 * @param out directory of the shop
 * @param items written
 * @param rejectedItems rows of items that were not taken
 * @param events written
 * @param rejectedEvents rows of events that were not taken
 * @param returns events among those written whose row was a purchase of a negative quantity
 * @param faults of the rejected rows
 * @param rejects where the rejected rows are; null when there are none
 */
public record ImportReport(
    Path out,
    long items,
    long rejectedItems,
    long events,
    long rejectedEvents,
    long returns,
    List<FaultClass> faults,
    @Nullable Path rejects) {
  public ImportReport {
    faults = List.copyOf(faults);
  }

  /** The report in plain text, for a terminal of 100 columns. */
  public String toText() {
    StringBuilder text = new StringBuilder("Imported into %s%n%n".formatted(out));
    text.append(row("items", items, rejectedItems));
    text.append(row("events", events, rejectedEvents));
    if (returns > 0) {
      text.append(
          "    %-16s %,14d   (purchases of a negative quantity)%n".formatted("returns", returns));
    }
    if (rejects != null) {
      text.append(
          "%nRejected: %,d rows, in %s with their reasons%n"
              .formatted(rejectedItems + rejectedEvents, rejects));
      text.append(FaultText.render(faults));
    }
    return text.toString();
  }

  private static String row(String name, long count, long rejected) {
    return "  %-18s %,14d%s%n"
        .formatted(name, count, rejected == 0 ? "" : "   (%,d rejected)".formatted(rejected));
  }
}
