package io.leat.search.picture;

import java.util.Locale;

/** A colour in sRGB, each channel 0 to 255. */
record Colour(int red, int green, int blue) {
  static final Colour WHITE = new Colour(255, 253, 248);
  static final Colour DARK = new Colour(44, 46, 52);

  /** Of six hexadecimal digits. */
  static Colour parse(String hex) {
    int rgb = Integer.parseInt(hex, 16);
    return new Colour(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
  }

  /** A quiet colour that a word without one of its own always gets. */
  static Colour ofWord(String word) {
    double hue = Math.floorMod(word.hashCode() * 2654435761L, 360L) / 360.0;
    return new Colour(channel(hue + 1 / 3.0), channel(hue), channel(hue - 1 / 3.0));
  }

  private static int channel(double hue) {
    double place = hue - Math.floor(hue);
    double value = Math.clamp(Math.abs(6 * place - 3) - 1, 0, 1);
    return (int) Math.round(255 * (0.38 + 0.38 * value));
  }

  /** On the way to another: 0 is this one, 1 the other. */
  Colour towards(Colour other, double share) {
    return new Colour(
        between(red, other.red, share),
        between(green, other.green, share),
        between(blue, other.blue, share));
  }

  private static int between(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }

  String hex() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }
}
