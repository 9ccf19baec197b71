package io.leat.search.facet;

import io.leat.index.document.ItemFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.NumericUtils;

/** Counts prices by ranges; an item without a price is in none. */
final class PriceRanges {
  private static final int WANTED_RANGES = 8;

  /** Above this share of the items lies what is dear: one range takes all of it. */
  private static final double DEAR = 0.95;

  private static final double[] ROUND_STEPS = {1, 2, 2.5, 5, 10};

  private PriceRanges() {}

  /**
   * Counts.
   *
   * @param docs ascending
   * @param bounds ascending; none for round ones that suit the prices
   */
  static Facet.Ranges of(IndexReader reader, int[] docs, List<Double> bounds) throws IOException {
    double[] prices = prices(reader, docs);
    if (prices.length == 0 && bounds.isEmpty()) {
      return new Facet.Ranges(null, null, List.of());
    }
    Arrays.sort(prices);
    List<Double> cuts = bounds.isEmpty() ? suitable(prices) : bounds;
    List<Facet.Range> ranges = new ArrayList<>();
    int below = 0;
    for (int i = 0; i <= cuts.size(); i++) {
      Double from = i == 0 ? null : cuts.get(i - 1);
      Double to = i == cuts.size() ? null : cuts.get(i);
      int end = to == null ? prices.length : firstFrom(prices, to);
      ranges.add(new Facet.Range(from, to, end - below));
      below = end;
    }
    return prices.length == 0
        ? new Facet.Ranges(null, null, ranges)
        : new Facet.Ranges(prices[0], prices[prices.length - 1], ranges);
  }

  private static double[] prices(IndexReader reader, int[] docs) throws IOException {
    double[] prices = new double[docs.length];
    int count = 0;
    int next = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      int end = leaf.docBase + leaf.reader().maxDoc();
      NumericDocValues values = DocValues.getNumeric(leaf.reader(), ItemFields.PRICE);
      for (; next < docs.length && docs[next] < end; next++) {
        if (values.advanceExact(docs[next] - leaf.docBase)) {
          prices[count++] = NumericUtils.sortableLongToDouble(values.longValue());
        }
      }
    }
    return Arrays.copyOf(prices, count);
  }

  /** Round numbers about a step apart, from the cheapest to where it gets dear. */
  private static List<Double> suitable(double[] ascending) {
    double least = ascending[0];
    double dear = ascending[(int) (DEAR * (ascending.length - 1))];
    if (!(dear > least)) {
      return List.of();
    }
    double step = roundStep((dear - least) / WANTED_RANGES);
    List<Double> cuts = new ArrayList<>();
    for (long i = (long) Math.floor(least / step) + 1; i * step <= dear; i++) {
      cuts.add(i * step);
    }
    return cuts;
  }

  private static double roundStep(double step) {
    double magnitude = Math.pow(10, Math.floor(Math.log10(step)));
    for (double round : ROUND_STEPS) {
      if (round * magnitude >= step) {
        return round * magnitude;
      }
    }
    return ROUND_STEPS[ROUND_STEPS.length - 1] * magnitude;
  }

  /** The position of the first number that is not below. */
  private static int firstFrom(double[] ascending, double bound) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] < bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
