package io.leat.data.imports;

import io.leat.data.ShopException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which column of one file fills which field. An entry of the request that does not concern the
 * file is passed over here; one that concerns no file at all is found by {@link #checkEntries}.
 */
final class ColumnMapping {
  private final Path file;
  private final List<String> header;
  private final Target target;
  private final List<Column> columns = new ArrayList<>();
  private final Map<String, String> columnOfField = new LinkedHashMap<>();

  ColumnMapping(Path file, List<String> header, Target target, Map<String, String> entries) {
    this.file = file;
    this.header = header;
    this.target = target;
    for (int index = 0; index < header.size(); index++) {
      String name = header.get(index);
      String wanted = entries.getOrDefault(name, name);
      if (wanted.equals(ImportRequest.LEAVE_OUT)) {
        continue;
      }
      // An entry for a field of the other kind of record is meant for the other file.
      String field = target.fields().containsKey(wanted) ? wanted : null;
      if (field != null) {
        claim(field, name);
      }
      columns.add(new Column(index, name, field));
    }
  }

  private void claim(String field, String name) {
    String other = columnOfField.put(field, name);
    if (other != null) {
      throw new ShopException(
          "%s: the columns %s and %s both become %s; leave one out with %s=%s"
              .formatted(file, other, name, field, name, ImportRequest.LEAVE_OUT));
    }
  }

  List<Column> columns() {
    return columns;
  }

  /** The column that fills a field, or null. */
  @Nullable String columnOf(String field) {
    return columnOfField.get(field);
  }

  /** Where the field's cells are, or -1. */
  int indexOf(String field) {
    String name = columnOf(field);
    return name == null ? -1 : header.indexOf(name);
  }

  /** Fails where no row could become a record, before a million of them are rejected. */
  void checkRequired(ImportRequest request) {
    List<String> problems = new ArrayList<>();
    if (target == Target.ITEM) {
      require("item_id", problems);
      require("title", problems);
    } else {
      require("timestamp", problems);
      if (columnOf("user_id") == null && columnOf("session_id") == null) {
        problems.add(missing("user_id or session_id", "user_id"));
      }
      if (columnOf("action") == null && request.defaultAction() == null) {
        problems.add(
            missing("action", "action") + ", or say what all rows are, such as --action purchase");
      }
      if (columnOf("action") == null
          && request.defaultAction() != null
          && request.defaultAction().needsItem()) {
        require("item_id", problems);
      }
    }
    if (!problems.isEmpty()) {
      throw new ShopException(problems);
    }
  }

  private void require(String field, List<String> problems) {
    if (columnOf(field) == null) {
      problems.add(missing(field, field));
    }
  }

  private String missing(String what, String field) {
    return "%s: no column is %s; add COLUMN=%s to --columns. Its columns are: %s"
        .formatted(file, what, field, String.join(", ", header));
  }

  /** Fails where an entry names a column that no file has, or a field that Leat has not. */
  static void checkEntries(Map<String, String> entries, List<ColumnMapping> mappings) {
    Set<String> fields = new TreeSet<>();
    fields.addAll(Target.ITEM.fields().keySet());
    fields.addAll(Target.EVENT.fields().keySet());
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
      String name = entry.getKey();
      String field = entry.getValue();
      boolean leftOut = field.equals(ImportRequest.LEAVE_OUT);
      List<ColumnMapping> having =
          mappings.stream().filter(mapping -> mapping.header.contains(name)).toList();
      if (!leftOut && !fields.contains(field)) {
        problems.add(
            "columns: %s=%s: Leat has no field %s. Its fields are: %s"
                .formatted(name, field, field, String.join(", ", fields)));
      } else if (having.isEmpty()) {
        problems.add(
            "columns: %s=%s: no file has a column %s. %s"
                .formatted(
                    name,
                    field,
                    name,
                    mappings.stream()
                        .map(ColumnMapping::listing)
                        .collect(Collectors.joining("; "))));
      } else if (!leftOut
          && having.stream().noneMatch(mapping -> mapping.target.fields().containsKey(field))) {
        problems.add(
            "columns: %s=%s: %s is not a field of %s. Those are: %s"
                .formatted(
                    name,
                    field,
                    field,
                    having.getFirst().target == Target.ITEM ? "items" : "events",
                    String.join(", ", having.getFirst().target.fields().keySet())));
      }
    }
    if (!problems.isEmpty()) {
      throw new ShopException(problems);
    }
  }

  private String listing() {
    return "%s has: %s".formatted(file.getFileName(), String.join(", ", header));
  }
}
