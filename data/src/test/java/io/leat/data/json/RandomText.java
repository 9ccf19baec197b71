package io.leat.data.json;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Short texts with all that makes JSON and UTF-8 hard, never blank. */
final class RandomText {
  private static final List<String> PARTS =
      List.of(
          "a", "Z", "7", " ", "\"", "\\", "/", "é", "ß", "手机壳", "😀", "'", ",", "{", "\u2028",
          "<b>");

  private RandomText() {}

  static String of(Random random) {
    StringBuilder text = new StringBuilder("x");
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return text.toString();
  }

  static List<String> list(Random random, int least) {
    return IntStream.range(0, least + random.nextInt(3)).mapToObj(i -> of(random)).toList();
  }

  @SafeVarargs
  static <T> T from(Random random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
