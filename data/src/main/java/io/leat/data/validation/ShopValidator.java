package io.leat.data.validation;

import io.leat.data.Event;
import io.leat.data.Fault;
import io.leat.data.Item;
import io.leat.data.Line;
import io.leat.data.Parsed;
import io.leat.data.Reject;
import io.leat.data.ShopException;
import io.leat.data.ShopFiles;
import io.leat.data.json.JsonLines;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a shop's files once and tells what they hold and what is wrong with them. Lines that are
 * not taken are written to {@link ShopFiles#rejects()}; the shop's own files are not touched.
 *
 * <p>An event whose id an earlier line has is rejected. Warnings, of lines that are taken: an item
 * that a later line describes again (the later wins), an event whose item the catalogue lacks, a
 * time in the future. Ids are kept as 64-bit hashes ({@link io.leat.data.TextHash}), so that 10
 * million events fit into 1 GiB of heap.
 */
public final class ShopValidator {
  private final InstantSource clock;

  /** With the computer's own clock. */
  public ShopValidator() {
    this(InstantSource.system());
  }

  public ShopValidator(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Reads both files to their ends.
   *
   * @param progress is told how many bytes were read since the last time, {@link ShopFiles#bytes()}
   *     in all
   * @throws ShopException when a file is missing, cut off or unreadable
   */
  public ValidationReport validate(ShopFiles shop, LongConsumer progress) {
    Path items = shop.items();
    Path events = shop.events();
    try (RejectFile rejects = new RejectFile(shop.rejects())) {
      FaultTally warnings = new FaultTally();

      CatalogueCheck catalogue = new CatalogueCheck(name(items), warnings);
      JsonLines.items(
          items,
          progress,
          (line, parsed) -> {
            switch (parsed) {
              case Parsed.Valid<Item> valid -> catalogue.add(line, valid.value());
              case Parsed.Invalid<Item> invalid ->
                  rejects.add(reject(items, line, invalid.faults()));
            }
          });
      long rejectedItems = rejects.count();

      EventCheck check = new EventCheck(name(events), clock.instant(), catalogue, warnings);
      JsonLines.events(
          events,
          progress,
          (line, parsed) -> {
            switch (parsed) {
              case Parsed.Valid<Event> valid -> {
                Fault fault = check.add(line, valid.value());
                if (fault != null) {
                  rejects.add(reject(events, line, List.of(fault)));
                }
              }
              case Parsed.Invalid<Event> invalid ->
                  rejects.add(reject(events, line, invalid.faults()));
            }
          });
      long rejectedEvents = rejects.count() - rejectedItems;
      @Nullable Path written = rejects.publish();
      return new ValidationReport(
          shop.directory(),
          catalogue.items(),
          catalogue.untouched(),
          rejectedItems,
          check.events(),
          rejectedEvents,
          check.byAction(),
          check.users(),
          check.sessions(),
          check.first(),
          check.last(),
          rejects.faults(),
          warnings.classes(),
          written);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static Reject reject(Path file, Line line, List<Fault> faults) {
    return new Reject(name(file), line.number(), faults, line.text());
  }
}
