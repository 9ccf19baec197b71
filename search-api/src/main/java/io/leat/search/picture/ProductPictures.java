package io.leat.search.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Draws a product as SVG from the words for its type, colour and material:
 *
 * <pre>
 * table-lamp, coral, brass  ─►  a lamp with a coral shade and a foot of brass
 * </pre>
 *
 * Any words will do: an unknown type is a parcel, an unknown colour one that the word always gets.
 * Nothing of the words themselves is in the picture. Safe for use by many threads.
 */
public final class ProductPictures {
  private static final String OTHER = "other";

  private final Map<String, Shape> shapes = new TreeMap<>();
  private final Map<String, Colour> colours = new HashMap<>();
  private final Map<String, Material> materials = new HashMap<>();

  /** Reads shapes, colours and materials from the files beside this class. */
  public ProductPictures() {
    Shape.parse(lines("shapes.txt")).forEach((name, shape) -> shapes.put(key(name), shape));
    for (String line : lines("colours.txt")) {
      int end = line.lastIndexOf(' ');
      colours.put(key(line.substring(0, end)), Colour.parse(line.substring(end + 1)));
    }
    for (String line : lines("materials.txt")) {
      String[] words = line.split(" (?=[0-9a-f]{6} )| (?=[a-z]+$)", -1);
      Texture texture = Texture.valueOf(words[2].toUpperCase(Locale.ROOT));
      materials.put(key(words[0]), new Material(Colour.parse(words[1]), texture));
    }
  }

  /**
   * The picture: an SVG document that is as high as it is wide.
   *
   * @param material empty for none
   */
  public String svg(String type, String colour, String material) {
    Shape shape = Objects.requireNonNull(shapes.getOrDefault(key(type), shapes.get(OTHER)));
    Colour main = colours.getOrDefault(key(colour), Colour.ofWord(key(colour)));
    Material made = materials.getOrDefault(key(material), Material.NONE);
    boolean cloth = shape.soft() && made.texture() == Texture.WOOD;
    return new Drawing(main, cloth ? new Material(made.colour(), Texture.WEAVE) : made).of(shape);
  }

  /** Whether the type has a shape of its own. */
  boolean knows(String type) {
    return shapes.containsKey(key(type));
  }

  /** Words as they stand in addresses: {@code T-shirt} and {@code t shirt} are the same. */
  private static String key(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static List<String> lines(String file) {
    try (InputStream in = ProductPictures.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The file " + file + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
