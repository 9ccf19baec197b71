package io.leat.search.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/**
 * Puts the first {@value Diversity#HEAD} items in an order of greater variety: maximal marginal
 * relevance (Carbonell &amp; Goldstein 1998),
 *
 * <pre>
 * next = argmax  (1 - strength) * relevance(d) - strength * max over chosen c of  cos(d, c)
 * </pre>
 *
 * with relevance falling from 1 to 0 by the place that the item had, so that it means the same
 * whatever the scores are, and the cosine of what items say of themselves. What is one too many of
 * its brand or category goes behind the others of the head.
 */
final class Diversifier {
  private final ItemValues values;
  private final Diversity diversity;

  Diversifier(ItemValues values, Diversity diversity) {
    this.values = values;
    this.diversity = diversity;
  }

  List<RankedItem> apply(List<RankedItem> items) throws IOException {
    int head = Math.min(Diversity.HEAD, items.size());
    List<RankedItem> varied = limited(varied(items.subList(0, head)));
    varied.addAll(items.subList(head, items.size()));
    return varied;
  }

  private List<RankedItem> varied(List<RankedItem> head) throws IOException {
    if (diversity.strength() == 0) {
      return head;
    }
    int size = head.size();
    float[][] vectors = new float[size][];
    double[] nearest = new double[size];
    for (int i = 0; i < size; i++) {
      float[] vector = values.content(head.get(i).doc());
      vectors[i] = vector == null ? new float[0] : vector;
    }
    List<RankedItem> chosen = new ArrayList<>();
    boolean[] taken = new boolean[size];
    for (int n = 0; n < size; n++) {
      int best = best(taken, nearest);
      taken[best] = true;
      chosen.add(head.get(best));
      for (int i = 0; i < size; i++) {
        nearest[i] = Math.max(nearest[i], cosine(vectors[i], vectors[best]));
      }
    }
    return chosen;
  }

  private int best(boolean[] taken, double[] nearest) {
    int best = -1;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < taken.length; i++) {
      double relevance = 1 - (double) i / Diversity.HEAD;
      double worth = (1 - diversity.strength()) * relevance - diversity.strength() * nearest[i];
      if (!taken[i] && worth > greatest) {
        best = i;
        greatest = worth;
      }
    }
    return best;
  }

  private static double cosine(float[] one, float[] other) {
    return one.length == 0 || other.length == 0 ? 0 : VectorUtil.cosine(one, other);
  }

  private List<RankedItem> limited(List<RankedItem> head) throws IOException {
    List<RankedItem> first = new ArrayList<>();
    List<RankedItem> tooMany = new ArrayList<>();
    Map<String, Integer> brands = new HashMap<>();
    Map<String, Integer> categories = new HashMap<>();
    for (RankedItem item : head) {
      boolean ofBrand = counts(brands, values.brand(item.doc()), diversity.perBrand());
      boolean ofCategory = counts(categories, values.category(item.doc()), diversity.perCategory());
      (ofBrand && ofCategory ? first : tooMany).add(item);
    }
    first.addAll(tooMany);
    return first;
  }

  /** Counts one more; whether it is within the limit. */
  private static boolean counts(Map<String, Integer> seen, @Nullable String value, int most) {
    return most == 0 || value == null || seen.merge(value, 1, Integer::sum) <= most;
  }
}
