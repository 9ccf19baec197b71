package io.leat.evaluation.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One line of the {@code ncf} test format: an item to find among given others.
 *
 * @param all the test item and the negatives, each once
 */
public record Candidates(String user, String testItem, Set<String> all) {

  /** Reads {@code user item negative negative ...}. */
  static List<Candidates> read(Path file) {
    List<Candidates> lines = new ArrayList<>();
    DataLines.read(
        file,
        line -> {
          List<String> tokens = line.tokens();
          if (tokens.size() < 3) {
            throw line.wrong(
                "%d token(s) where user, test item and at least one negative are expected: '%s'"
                    .formatted(tokens.size(), line.text()));
          }
          List<String> items = tokens.subList(1, tokens.size());
          items.forEach(item -> line.id("item", item));
          lines.add(
              new Candidates(
                  line.id("user", tokens.getFirst()), tokens.get(1), new LinkedHashSet<>(items)));
        });
    return lines;
  }
}
