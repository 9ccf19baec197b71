package io.leat.data.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Reads the vocabulary from the files beside this class. A word that is not defined is an error.
 */
final class VocabularyReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> styleNames = new ArrayList<>();
  private final Map<String, Trait> materials = new LinkedHashMap<>();
  private final Map<String, Palette> palettes = new LinkedHashMap<>();

  private VocabularyReader() {}

  static Vocabulary read() {
    return new VocabularyReader().readAll();
  }

  private Vocabulary readAll() {
    List<Style> styles = styles(json("styles.json"));
    json("materials.json")
        .properties()
        .forEach(entry -> materials.put(entry.getKey(), trait(entry.getKey(), entry.getValue())));
    json("palettes.json")
        .properties()
        .forEach(entry -> palettes.put(entry.getKey(), palette(entry.getKey(), entry.getValue())));
    List<ProductType> types = new ArrayList<>();
    for (JsonNode department : json("departments.json")) {
      for (JsonNode type : department.required("types")) {
        types.add(type(types.size(), text(department, "name"), type));
      }
    }
    JsonNode sentences = json("sentences.json");
    return new Vocabulary(
        styles,
        types,
        brands(json("brands.json")),
        List.copyOf(palettes.values()),
        lifestyles(json("lifestyles.json")),
        List.of(resource("models.txt").strip().split("\\s+")),
        new Sentences(
            texts(sentences, "with_material"),
            texts(sentences, "without_material"),
            texts(sentences, "last")));
  }

  private List<Style> styles(JsonNode nodes) {
    nodes.forEach(node -> styleNames.add(text(node, "name")));
    List<Style> styles = new ArrayList<>();
    for (JsonNode node : nodes) {
      String name = text(node, "name");
      float[] axis = direction(List.of(name));
      List<Trait> adjectives =
          texts(node, "adjectives").stream().map(word -> new Trait(word, axis)).toList();
      styles.add(new Style(name, adjectives, texts(node, "sentences")));
    }
    return styles;
  }

  private Palette palette(String name, JsonNode node) {
    List<Trait> choices = new ArrayList<>();
    node.required("choices")
        .properties()
        .forEach(choice -> choices.add(trait(choice.getKey(), choice.getValue())));
    return new Palette(palettes.size(), name, text(node, "attribute"), choices);
  }

  private List<Brand> brands(JsonNode nodes) {
    List<Brand> brands = new ArrayList<>();
    for (JsonNode node : nodes) {
      brands.add(
          new Brand(
              brands.size(),
              text(node, "name"),
              node.required("level").asDouble(),
              direction(texts(node, "styles")),
              new LinkedHashSet<>(texts(node, "departments"))));
    }
    return brands;
  }

  private List<Lifestyle> lifestyles(JsonNode nodes) {
    List<Lifestyle> lifestyles = new ArrayList<>();
    nodes.forEach(n -> lifestyles.add(new Lifestyle(text(n, "name"), texts(n, "types"))));
    return lifestyles;
  }

  private ProductType type(int index, String department, JsonNode node) {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    node.required("attributes")
        .properties()
        .forEach(entry -> attributes.put(entry.getKey(), words(entry.getValue())));
    return new ProductType(
        index,
        department,
        text(node, "name"),
        text(node, "plural"),
        text(node, "category"),
        texts(node, "synonyms"),
        texts(node, "materials").stream().map(name -> defined(materials, name)).toList(),
        defined(palettes, text(node, "palette")),
        words(node.path("sizes")),
        node.path("price_by_size").asBoolean(),
        node.required("price").required(0).asDouble(),
        node.required("price").required(1).asDouble(),
        node.required("popularity").asDouble(),
        node.path("replenish_days").asInt(),
        attributes,
        texts(node, "features"),
        texts(node, "complements"),
        season(node.path("season")));
  }

  private static Season season(JsonNode node) {
    if (node.isMissingNode()) {
      return Season.NONE;
    }
    int day = LocalDate.parse("2026-" + text(node, "peak")).getDayOfYear();
    return new Season(day, node.required("strength").asDouble());
  }

  private Trait trait(String name, JsonNode styles) {
    return new Trait(name, direction(words(styles)));
  }

  /** The first style weighs most. */
  private float[] direction(List<String> styles) {
    float[] vector = new float[styleNames.size()];
    float weight = 1;
    for (String style : styles) {
      int axis = styleNames.indexOf(style);
      if (axis < 0) {
        throw new IllegalStateException("The vocabulary knows no style " + style);
      }
      vector[axis] = weight;
      weight *= 0.75f;
    }
    return StyleVectors.normalise(vector);
  }

  private static <T> T defined(Map<String, T> known, String name) {
    T value = known.get(name);
    if (value == null) {
      throw new IllegalStateException("The vocabulary does not define " + name);
    }
    return value;
  }

  private static String text(JsonNode node, String field) {
    return node.required(field).asText();
  }

  private static List<String> texts(JsonNode node, String field) {
    return words(node.required(field));
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asText()));
    return List.copyOf(words);
  }

  private static JsonNode json(String name) {
    try {
      return JSON.readTree(resource(name));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the vocabulary's " + name, e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = VocabularyReader.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The vocabulary's file " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the vocabulary's " + name, e);
    }
  }
}
