package io.leat.search;

import java.util.List;

/** Text for HTML, some of its places between {@code <em>} tags, all else escaped. */
final class Marks {
  private Marks() {}

  /**
   * A place.
   *
   * @param to behind its last character
   */
  record Place(int from, int to) {}

  /**
   * A part of a text.
   *
   * @param places in order; what is not wholly within the part is not marked
   */
  static String marked(String text, int from, int to, List<Place> places) {
    StringBuilder marked = new StringBuilder();
    int at = from;
    for (Place place : places) {
      if (place.from >= at && place.to <= to) {
        escape(text, at, place.from, marked);
        marked.append("<em>");
        escape(text, place.from, place.to, marked);
        marked.append("</em>");
        at = place.to;
      }
    }
    escape(text, at, to, marked);
    return marked.toString();
  }

  private static void escape(String text, int from, int to, StringBuilder into) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> into.append("&lt;");
        case '>' -> into.append("&gt;");
        case '&' -> into.append("&amp;");
        case '"' -> into.append("&quot;");
        case '\'' -> into.append("&#39;");
        default -> into.append(c);
      }
    }
  }
}
