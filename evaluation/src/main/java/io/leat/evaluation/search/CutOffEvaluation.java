package io.leat.evaluation.search;

import io.leat.evaluation.search.JudgedQueries.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Does the cut-off of a query's neighbours part what was judged relevant from what was not, and
 * from chance? Each cut-off, that of the query and fixed ones beside it, lets through a share of
 * each.
 */
public final class CutOffEvaluation {
  private static final List<Double> FIXED = List.of(.2, .3, .4, .5, .6, .7, .8);

  private CutOffEvaluation() {}

  /**
   * How near the items are to a query.
   *
   * @param cutOff the least cosine of a neighbour that is shown
   * @param judged cosines by item, of those that the index has
   * @param random cosines with items taken evenly from the catalogue
   */
  public record Nearness(double cutOff, Map<String, Double> judged, List<Double> random) {}

  /**
   * Shares of the items that each cut-off lets through.
   *
   * @param nearness of a query text; null where it has no vector
   */
  public static Map<String, Object> of(JudgedQueries judged, Function<String, Nearness> nearness) {
    Map<String, Shares> shares = new LinkedHashMap<>();
    shares.put("auto", new Shares());
    FIXED.forEach(fixed -> shares.put(fixed.toString(), new Shares()));
    List<Double> cutOffs = new ArrayList<>();
    for (Query query : judged.queries()) {
      Nearness near = nearness.apply(query.text());
      if (near != null) {
        cutOffs.add(near.cutOff);
        shares.forEach(
            (name, ofCutOff) ->
                ofCutOff.add(
                    name.equals("auto") ? near.cutOff : Double.parseDouble(name), near, query));
      }
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("queries", cutOffs.size());
    cutOffs.sort(null);
    for (int percent : cutOffs.isEmpty() ? new int[0] : new int[] {5, 50, 95}) {
      json.put("auto_p" + percent, cutOffs.get((cutOffs.size() - 1) * percent / 100));
    }
    shares.forEach((name, ofCutOff) -> json.put(name, ofCutOff.json()));
    return json;
  }

  /** Of relevant, irrelevant and random items, how many and how many of them pass. */
  private static final class Shares {
    private final int[] all = new int[3];
    private final int[] passing = new int[3];

    void add(double cutOff, Nearness near, Query query) {
      near.judged.forEach(
          (item, cosine) -> count(query.relevant().contains(item) ? 0 : 1, cosine >= cutOff));
      near.random.forEach(cosine -> count(2, cosine >= cutOff));
    }

    private void count(int kind, boolean passes) {
      all[kind]++;
      passing[kind] += passes ? 1 : 0;
    }

    Map<String, Double> json() {
      Map<String, Double> json = new LinkedHashMap<>();
      List<String> kinds = List.of("relevant", "irrelevant", "random");
      for (int kind = 0; kind < kinds.size(); kind++) {
        json.put(kinds.get(kind), all[kind] == 0 ? 0 : (double) passing[kind] / all[kind]);
      }
      return json;
    }
  }
}
