package io.leat.evaluation.dataset;

import io.leat.data.Line;
import io.leat.data.ShopException;
import io.leat.data.TextLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Tells a training file's format from its name and its first lines, where these leave no doubt.
 *
 * <pre>
 * .jsonl, or lines that begin with {     jsonl
 * every line has a tab                   pairs
 * next-item is asked for                 sequences
 * leave-one-out is asked for             lists (whose test is ncf)
 * no first token appears twice           lists
 * one does                               sequences
 * </pre>
 */
public final class FormatDetection {
  private static final int LINES = 1_000;

  private FormatDetection() {}

  /**
   * The format.
   *
   * @param nextItem whether what else is asked for only makes sense with sequences
   * @param leaveOneOut whether one test item among negatives is asked for
   * @throws ShopException when there is doubt
   */
  public static Format of(Path train, boolean nextItem, boolean leaveOneOut) {
    String name = train.getFileName().toString();
    if (name.endsWith(".jsonl") || name.endsWith(".jsonl.gz")) {
      return Format.JSONL;
    }
    List<String> lines = firstLines(train);
    if (lines.stream().allMatch(line -> line.startsWith("{"))) {
      return Format.JSONL;
    }
    if (lines.stream().allMatch(line -> line.contains("\t"))) {
      return Format.PAIRS;
    }
    if (nextItem) {
      return Format.SEQUENCES;
    }
    if (leaveOneOut) {
      return Format.NCF;
    }
    if (lines.size() < 2) {
      throw new ShopException(
          "%s: one line does not tell its format: give --format pairs, lists, sequences, ncf or jsonl"
              .formatted(train));
    }
    List<String> firsts = lines.stream().map(line -> line.strip().split("\\s+", 2)[0]).toList();
    return new HashSet<>(firsts).size() == firsts.size() ? Format.LISTS : Format.SEQUENCES;
  }

  private static List<String> firstLines(Path file) {
    List<String> found = new ArrayList<>();
    try (TextLines lines = TextLines.open(file, bytes -> {})) {
      for (Line line = lines.next(); line != null && found.size() < LINES; line = lines.next()) {
        if (!line.text().isBlank()) {
          found.add(line.text());
        }
      }
    }
    if (found.isEmpty()) {
      throw new ShopException("%s is empty: give a file with at least one line".formatted(file));
    }
    return found;
  }
}
