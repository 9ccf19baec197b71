package io.leat.evaluation.baseline;

import io.leat.data.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The words of titles and attributes as unit TF-IDF vectors, by item number. */
final class TitleVectors {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final List<Map<String, Float>> vectors = new ArrayList<>();
  private final Map<String, List<Integer>> itemsByWord = new HashMap<>();

  TitleVectors(ItemCodes items, Map<String, Item> catalogue) {
    List<Map<String, Float>> counts = new ArrayList<>();
    for (int code = 0; code < items.size(); code++) {
      Map<String, Float> words =
          words(Objects.requireNonNull(catalogue.get(items.ids().get(code))));
      counts.add(words);
      for (String word : words.keySet()) {
        itemsByWord.computeIfAbsent(word, each -> new ArrayList<>()).add(code);
      }
    }
    counts.forEach(words -> vectors.add(unit(words, items.size())));
  }

  private static Map<String, Float> words(Item item) {
    Map<String, Float> words = new HashMap<>();
    List<String> texts = new ArrayList<>(List.of(item.title()));
    item.attributes().values().forEach(texts::addAll);
    for (String text : texts) {
      for (String word : NO_WORD.split(text.toLowerCase(Locale.ROOT), -1)) {
        if (!word.isEmpty()) {
          words.merge(word, 1f, Float::sum);
        }
      }
    }
    return words;
  }

  private Map<String, Float> unit(Map<String, Float> words, int items) {
    Map<String, Float> vector = new HashMap<>();
    double squares = 0;
    for (Map.Entry<String, Float> word : words.entrySet()) {
      int with = itemsByWord.getOrDefault(word.getKey(), List.of()).size();
      double weight = word.getValue() * Math.log(1 + (double) items / with);
      vector.put(word.getKey(), (float) weight);
      squares += weight * weight;
    }
    float length = (float) Math.sqrt(squares);
    vector.replaceAll((word, weight) -> weight / length);
    return vector;
  }

  /** Adds the cosine of every item with one, to scores by item number. */
  void addCosines(int item, float[] scores) {
    vectors
        .get(item)
        .forEach(
            (word, weight) -> {
              for (int other : itemsByWord.getOrDefault(word, List.of())) {
                scores[other] += weight * vectors.get(other).getOrDefault(word, 0f);
              }
            });
  }
}
