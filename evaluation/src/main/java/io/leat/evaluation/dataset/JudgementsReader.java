package io.leat.evaluation.dataset;

import io.leat.evaluation.dataset.DataLines.DataLine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Reads relevance judgements: TSV whose header names the query, the item ({@code item_id}, {@code
 * item} or {@code product_uid}) and the relevance (or what begins with {@code relevance}), in any
 * order; other columns are passed over.
 *
 * <pre>
 * query          item_id   relevance
 * angle bracket  100001    3
 * </pre>
 */
public final class JudgementsReader {
  private static final List<String> ITEM_NAMES = List.of("item_id", "item", "product_uid");

  private final Map<String, Map<String, Double>> grades = new LinkedHashMap<>();
  private final Path file;
  private int columns;
  private int query;
  private int item;
  private int relevance;

  private JudgementsReader(Path file) {
    this.file = file;
  }

  /**
   * The judgements of a file.
   *
   * @throws io.leat.data.ShopException when a line is none, naming file and line
   */
  public static Judgements read(Path file) {
    JudgementsReader reader = new JudgementsReader(file);
    DataLines.read(file, reader::add);
    if (reader.grades.isEmpty()) {
      throw new io.leat.data.ShopException(
          "%s has a header and no judgements: give at least one line below it".formatted(file));
    }
    return new Judgements(reader.grades);
  }

  private void add(DataLine line) {
    List<String> values = Arrays.asList(line.text().split("\t", -1));
    if (columns == 0) {
      readHeader(line, values);
      return;
    }
    if (values.size() != columns) {
      throw line.wrong("%d columns where the header has %d".formatted(values.size(), columns));
    }
    String text = values.get(query).strip();
    if (text.isEmpty()) {
      throw line.wrong("query is blank");
    }
    String itemId = line.id("item", values.get(item).strip());
    double grade = grade(line, values.get(relevance).strip());
    Double before = grades.computeIfAbsent(text, key -> new LinkedHashMap<>()).put(itemId, grade);
    if (before != null && before != grade) {
      throw line.wrong(
          "item '%s' of query '%s' is judged %s here and %s before: give one judgement"
              .formatted(itemId, text, grade, before));
    }
  }

  private void readHeader(DataLine line, List<String> names) {
    List<String> header =
        names.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    columns = header.size();
    query = column(line, header, "query", "query"::equals);
    item = column(line, header, "item_id", ITEM_NAMES::contains);
    relevance = column(line, header, "relevance", name -> name.startsWith("relevance"));
  }

  private int column(DataLine line, List<String> header, String wanted, Predicate<String> is) {
    for (int i = 0; i < header.size(); i++) {
      if (is.test(header.get(i))) {
        return i;
      }
    }
    throw line.wrong(
        "the header '%s' has no column %s: name query, item_id and relevance, separated by tabs (%s)"
            .formatted(String.join(" ", header), wanted, file.getFileName()));
  }

  private static double grade(DataLine line, String value) {
    try {
      double grade = Double.parseDouble(value);
      if (Double.isFinite(grade)) {
        return grade;
      }
    } catch (NumberFormatException e) {
      // Told below, with the same words.
    }
    throw line.wrong("relevance '%s' is not a number".formatted(value));
  }
}
