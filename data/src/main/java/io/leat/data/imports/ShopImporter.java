package io.leat.data.imports;

import io.leat.data.FinishedFile;
import io.leat.data.ShopException;
import io.leat.data.json.EventJson;
import io.leat.data.json.ItemJson;
import io.leat.data.validation.RejectFile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Turns CSV and TSV files into a shop's {@code items.jsonl} and {@code events.jsonl}.
 *
 * <p>A column fills the field of its name, or the one that the request maps it to. The others are
 * kept: as attributes of an item, as unknown fields of an event. An event without an id gets one of
 * file name and line number, so that importing again gives the same bytes. A purchase of a negative
 * quantity is a return. Rows that cannot be taken go to {@code import-rejects.jsonl} with their
 * reasons.
 *
 * <p>The files appear together at the end; a run that fails changes nothing in the shop.
 */
public final class ShopImporter {
  private static final String REJECTS = "import-rejects.jsonl";

  /**
   * Imports; of a request without items only the events are replaced, and the other way round.
   *
   * @param progress is told how many bytes were read since the last time, {@link
   *     ImportRequest#bytes()} in all
   * @throws ShopException when a file cannot be read or the columns do not fit
   */
  public ImportReport run(ImportRequest request, LongConsumer progress) {
    request.bytes(); // Fails on a missing file before anything is read.
    List<FileImport> items = files(request, Target.ITEM, request.items());
    List<FileImport> events = files(request, Target.EVENT, request.events());
    List<FileImport> all = Stream.concat(items.stream(), events.stream()).toList();
    ColumnMapping.checkEntries(request.columns(), all.stream().map(FileImport::mapping).toList());
    all.forEach(file -> file.mapping().checkRequired(request));

    try (RejectFile rejects = new RejectFile(request.out().resolve(REJECTS));
        FinishedFile itemLines = new FinishedFile(request.out().resolve("items.jsonl"));
        FinishedFile eventLines = new FinishedFile(request.out().resolve("events.jsonl"))) {
      for (FileImport file : items) {
        file.run(ItemJson::parse, ItemJson::write, itemLines, rejects, progress);
      }
      for (FileImport file : events) {
        file.run(EventJson::parse, EventJson::write, eventLines, rejects, progress);
      }
      if (!items.isEmpty()) {
        itemLines.publish();
      }
      if (!events.isEmpty()) {
        eventLines.publish();
      }
      return new ImportReport(
          request.out(),
          sum(items, FileImport::written),
          sum(items, FileImport::rejected),
          sum(events, FileImport::written),
          sum(events, FileImport::rejected),
          sum(events, FileImport::returns),
          rejects.faults(),
          rejects.publish());
    }
  }

  private static List<FileImport> files(ImportRequest request, Target target, List<Path> files) {
    return files.stream().map(file -> new FileImport(request, target, file)).toList();
  }

  private static long sum(List<FileImport> files, ToLongFunction<FileImport> count) {
    return files.stream().mapToLong(count).sum();
  }
}
