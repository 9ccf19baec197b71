package io.leat.data.simulator;

import java.util.ArrayList;
import java.util.List;

/** Makes the typing errors that people make: letters swapped, dropped, doubled. */
final class Typist {
  private Typist() {}

  /** The text with one error, never in the first letter; unchanged when all words are short. */
  static String mistype(String text, Draws draws) {
    List<Integer> places = new ArrayList<>();
    for (int i = 1; i < text.length() - 1; i++) {
      if (Character.isLetter(text.charAt(i - 1))
          && Character.isLetter(text.charAt(i))
          && Character.isLetter(text.charAt(i + 1))) {
        places.add(i);
      }
    }
    if (places.isEmpty()) {
      return text;
    }
    int place = places.get(draws.below(places.size()));
    String before = text.substring(0, place);
    char letter = text.charAt(place);
    char next = text.charAt(place + 1);
    String after = text.substring(place + 1);
    return switch (draws.below(3)) {
      case 0 -> letter == next ? before + after : before + next + letter + after.substring(1);
      case 1 -> before + after;
      default -> before + letter + letter + after;
    };
  }
}
