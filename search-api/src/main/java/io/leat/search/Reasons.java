package io.leat.search;

import io.leat.search.blend.PartScore;
import io.leat.search.page.RankedItem;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Says in one sentence why an item is in an answer: by the part that gives it most. */
final class Reasons {
  /** So much of a score comes from the shopper's own items that they are the reason. */
  private static final double PERSONAL_SHARE = 0.25;

  private static final Map<String, String> VERBS =
      Map.of(
          "purchase", "bought",
          "add_to_cart", "put into your cart",
          "rating", "rated",
          "click", "looked at",
          "view", "looked at");

  private static final Map<String, Reason> BY_PART =
      Map.ofEntries(
          Map.entry("identifier", Reason.of("identifier", "has the number that you typed")),
          Map.entry("text", Reason.of("matches_text", "matches what you searched for")),
          Map.entry("content", Reason.of("similar_text", "is described alike")),
          Map.entry("behaviour", Reason.of("similar_use", "attracts the same people")),
          Map.entry("popularity", Reason.of("popular", "is popular")),
          Map.entry("trend", Reason.of("trending", "more people than before take to it")),
          Map.entry("rise", Reason.of("trending", "more people than before take to it")),
          Map.entry(
              "sessions", Reason.of("same_paths", "others who looked at the same went on to it")),
          Map.entry("recency", Reason.of("recently_viewed", "you looked at it lately")),
          Map.entry("interest", Reason.of("your_taste", "is to your taste")));

  private static final Reason IN_ORDER = Reason.of("filter", "is what you asked for");
  private static final Reason GOES_WITH = Reason.of("goes_with", "goes with what you have");

  private Reasons() {}

  /** The reason; the shopper's own items are asked about only where they may be it. */
  static Reason of(RankedItem item, Influences own) throws IOException {
    if (item.parts().isEmpty()) {
      return IN_ORDER;
    }
    List<Influence> influences = isPersonal(item) ? own.of(item.doc()) : List.of();
    if (!influences.isEmpty()) {
      Influence first = influences.getFirst();
      return new Reason(
          "because_you",
          "because you %s %s".formatted(VERBS.getOrDefault(first.action(), "know"), first.title()),
          influences.stream().map(Influence::itemId).toList());
    }
    PartScore greatest =
        item.parts().stream()
            .max(Comparator.comparingDouble(PartScore::contribution))
            .orElse(item.parts().getFirst());
    return BY_PART.getOrDefault(greatest.name(), GOES_WITH);
  }

  /** Whether what the shopper did gives so much of the score. */
  private static boolean isPersonal(RankedItem item) {
    double personal =
        item.parts().stream()
            .filter(part -> !BY_PART.containsKey(part.name()) || part.name().equals("interest"))
            .mapToDouble(PartScore::contribution)
            .sum();
    return item.score() > 0 && personal >= PERSONAL_SHARE * item.score();
  }
}
