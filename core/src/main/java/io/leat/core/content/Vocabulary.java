package io.leat.core.content;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The terms worth counting, ascending, with their inverse document frequencies. A term's place is
 * found by binary search, so that the list is all there is to store.
 *
 * @param terms strictly ascending
 * @param idf one for each term
 */
record Vocabulary(List<String> terms, float[] idf) {

  /** Keeps the terms in the most documents, ties in ascending order of term. */
  static Vocabulary of(List<List<String>> documents, ContentParameters parameters) {
    Map<String, Integer> documentsOf = new HashMap<>();
    for (List<String> document : documents) {
      for (String term : new HashSet<>(document)) {
        documentsOf.merge(term, 1, Integer::sum);
      }
    }
    List<String> terms =
        documentsOf.entrySet().stream()
            .filter(entry -> entry.getValue() >= parameters.minDocuments())
            .sorted(
                Comparator.comparingInt((Map.Entry<String, Integer> entry) -> -entry.getValue())
                    .thenComparing(Map.Entry::getKey))
            .limit(parameters.maxTerms())
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    float[] idf = new float[terms.size()];
    for (int i = 0; i < idf.length; i++) {
      // Smoothed as if one more document held every term: never zero, never infinite.
      double ratio = (1.0 + documents.size()) / (1.0 + documentsOf.getOrDefault(terms.get(i), 0));
      idf[i] = (float) (Math.log(ratio) + 1);
    }
    return new Vocabulary(terms, idf);
  }

  /** One document's known terms, ascending by term, with weights of unit length together. */
  TermWeights weigh(List<String> document) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (String term : document) {
      int index = Collections.binarySearch(terms, term);
      if (index >= 0) {
        counts.merge(index, 1, Integer::sum);
      }
    }
    int[] indices = new int[counts.size()];
    double[] weights = new double[counts.size()];
    double squares = 0;
    int size = 0;
    for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
      double weight = (1 + Math.log(count.getValue())) * idf[count.getKey()];
      indices[size] = count.getKey();
      weights[size++] = weight;
      squares += weight * weight;
    }
    float[] unit = new float[size];
    for (int i = 0; i < size; i++) {
      unit[i] = (float) (weights[i] / Math.sqrt(squares));
    }
    return new TermWeights(indices, unit);
  }

  /** A sparse vector over the vocabulary. */
  record TermWeights(int[] indices, float[] weights) {}
}
