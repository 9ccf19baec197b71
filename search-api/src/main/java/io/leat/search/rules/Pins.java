package io.leat.search.rules;

import io.leat.search.rules.RuledQuery.Pin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Puts pinned items at their places. */
public final class Pins {
  private Pins() {}

  /**
   * The list with the pinned at their places and the others, in their order, around them. A place
   * beyond the end is the end; of two pins of one item or place the first counts.
   *
   * @param ranked best first, from the first place of all
   * @param pinned what is pinned and exists, whether it was ranked or not
   */
  public static <T> List<T> place(
      List<T> ranked, List<T> pinned, List<Pin> pins, Function<T, String> itemId) {
    Set<String> ids = new HashSet<>();
    pinned.forEach(each -> ids.add(itemId.apply(each)));
    List<T> placed =
        new ArrayList<>(ranked.stream().filter(each -> !ids.contains(itemId.apply(each))).toList());
    Set<String> done = new HashSet<>();
    pins.stream()
        .sorted(Comparator.comparingInt(Pin::position))
        .forEach(
            pin ->
                pinned.stream()
                    .filter(each -> itemId.apply(each).equals(pin.itemId()))
                    .findFirst()
                    .filter(each -> done.add(pin.itemId()))
                    .ifPresent(
                        each -> placed.add(Math.min(pin.position() - 1, placed.size()), each)));
    return List.copyOf(placed);
  }
}
