package io.leat.evaluation;

import io.leat.data.ShopException;
import io.leat.evaluation.baseline.Baseline;
import io.leat.evaluation.served.ServedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which models are measured, the chosen one first: {@code leat} and the names of {@link Baseline}.
 *
 * @param names at least one, each once
 */
public record ModelChoice(List<String> names) {
  /** What is served, and the least it has to beat. */
  public static final ModelChoice DEFAULT =
      new ModelChoice(List.of(ServedModel.NAME, Baseline.POPULARITY.externalName()));

  public ModelChoice {
    names = List.copyOf(names);
  }

  /**
   * Reads {@code all} or names separated by commas.
   *
   * @throws ShopException when a name is unknown
   */
  public static ModelChoice parse(String text) {
    Set<String> chosen = new LinkedHashSet<>();
    for (String name : text.split(",", -1)) {
      if (name.equals("all")) {
        chosen.addAll(all());
      } else if (all().contains(name)) {
        chosen.add(name);
      } else {
        throw new ShopException(
            "'%s' is not a model: choose from %s, or all"
                .formatted(name, String.join(", ", all())));
      }
    }
    return new ModelChoice(new ArrayList<>(chosen));
  }

  /** Every model, Leat first. */
  public static List<String> all() {
    List<String> all = new ArrayList<>(List.of(ServedModel.NAME));
    Arrays.stream(Baseline.values()).map(Baseline::externalName).forEach(all::add);
    return all;
  }
}
