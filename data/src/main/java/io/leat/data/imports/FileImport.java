package io.leat.data.imports;

import io.leat.data.Fault;
import io.leat.data.FinishedFile;
import io.leat.data.Parsed;
import io.leat.data.Reject;
import io.leat.data.validation.RejectFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** The rows of one file into records of one kind. */
final class FileImport {
  private final ImportRequest request;
  private final Target target;
  private final Path file;
  private final ColumnMapping mapping;
  private long written;
  private long rejected;
  private long returns;

  /** Reads the header only. */
  FileImport(ImportRequest request, Target target, Path file) {
    this.request = request;
    this.target = target;
    this.file = file;
    try (RowReader rows = new RowReader(file, read -> {})) {
      this.mapping = new ColumnMapping(file, rows.header(), target, request.columns());
    }
  }

  ColumnMapping mapping() {
    return mapping;
  }

  /** Reads all rows; the records go to one file, the rows that are none to the other. */
  <T> void run(
      Function<String, Parsed<T>> parse,
      Function<T, String> write,
      FinishedFile out,
      RejectFile rejects,
      LongConsumer progress) {
    TimeReader times = new TimeReader(request.timeFormat(), request.zone(), dayOrder());
    RowJson json = new RowJson(target, mapping, times, new EventIds(file), request);
    try (RowReader rows = new RowReader(file, progress)) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        if (row.fault() != null) {
          reject(row, List.of(row.fault()), rejects);
          continue;
        }
        switch (parse.apply(json.of(row))) {
          case Parsed.Valid<T> valid -> {
            out.add(write.apply(valid.value()));
            written++;
            returns += target == Target.EVENT && json.isReturn(row) ? 1 : 0;
          }
          case Parsed.Invalid<T> invalid ->
              reject(row, invalid.faults().stream().map(this::inTermsOfTheFile).toList(), rejects);
        }
      }
    }
  }

  private void reject(Row row, List<Fault> faults, RejectFile rejects) {
    rejects.add(new Reject(String.valueOf(file.getFileName()), row.line(), faults, row.text()));
    rejected++;
  }

  /** Names the file's column, and what the import has to offer. */
  private Fault inTermsOfTheFile(Fault fault) {
    String column = mapping.columnOf(fault.field());
    String remedy =
        switch (fault.kind()) {
          case Fault.BAD_TIME ->
              "write 2026-03-01T12:00:00Z, or name the pattern: --time-format \"dd/MM/yyyy HH:mm\"";
          case Fault.UNKNOWN_ACTION ->
              "%s, or map it: --actions %s=purchase".formatted(fault.remedy(), fault.value());
          default -> fault.remedy();
        };
    return new Fault(
        fault.kind(),
        Objects.requireNonNullElse(column, fault.field()),
        fault.value(),
        fault.problem(),
        remedy);
  }

  /** Only a file whose first time leaves the order open is read once more for it. */
  private DayOrder dayOrder() {
    int index = mapping.indexOf(target == Target.ITEM ? "created_at" : "timestamp");
    if (index < 0 || request.timeFormat() != null) {
      return DayOrder.UNKNOWN;
    }
    DayOrder order = DayOrder.UNKNOWN;
    boolean any = false;
    try (RowReader rows = new RowReader(file, read -> {})) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        String time = row.fault() == null ? row.cells().get(index) : "";
        if (!any && !time.isBlank() && !DayOrder.concerns(time)) {
          return DayOrder.UNKNOWN;
        }
        any |= !time.isBlank();
        order = order.and(time);
      }
    }
    return order;
  }

  long written() {
    return written;
  }

  long rejected() {
    return rejected;
  }

  long returns() {
    return returns;
  }
}
