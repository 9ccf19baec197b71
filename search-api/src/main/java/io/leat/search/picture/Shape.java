package io.leat.search.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a product type looks like.
 *
 * @param soft whether it is of cloth, whatever the material's name
 * @param strokes drawn one over the other
 */
record Shape(boolean soft, List<Stroke> strokes) {

  /**
   * One form of a shape.
   *
   * @param role what fills it: a letter of {@code shapes.txt}
   * @param width of a line; 0 for a filled form
   * @param element of SVG, with its geometry
   */
  record Stroke(char role, int width, String element) {}

  /** The shapes of a text like {@code shapes.txt}, by the names of the types. */
  static Map<String, Shape> parse(List<String> lines) {
    Map<String, Shape> shapes = new TreeMap<>();
    List<Stroke> strokes = List.of();
    for (String line : lines) {
      if (line.startsWith("[")) {
        strokes = new ArrayList<>();
        String name = line.substring(1, line.indexOf(']'));
        shapes.put(name, new Shape(line.endsWith(" soft"), strokes));
      } else {
        strokes.add(stroke(line));
      }
    }
    return shapes;
  }

  private static Stroke stroke(String line) {
    String[] words = line.split(" ", 3);
    String[] role = words[0].split(":", 2);
    return new Stroke(
        role[0].charAt(0),
        role.length > 1 ? Integer.parseInt(role[1]) : 0,
        element(words[1], words[2]));
  }

  private static String element(String primitive, String numbers) {
    Object[] n = numbers.split(" ", -1);
    return switch (primitive) {
      case "p" -> "path d='" + numbers + "'";
      case "c" -> "circle cx='%s' cy='%s' r='%s'".formatted(n);
      case "e" -> "ellipse cx='%s' cy='%s' rx='%s' ry='%s'".formatted(n);
      case "r" -> "rect x='%s' y='%s' width='%s' height='%s' rx='%s'".formatted(n);
      default -> throw new IllegalArgumentException("A shape has no primitive " + primitive);
    };
  }
}
