package io.leat.core.hybrid;

import io.leat.core.history.Histories;
import io.leat.core.history.History;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom items are chosen for: what they acted on, each item once, newest first.
 *
 * @param items columns, by the time of the last act on each; of equal times the smaller first
 * @param strengths how much each speaks for the person, above zero: {@link #strength}
 */
public record Person(int[] items, double[] strengths) {

  private record Act(int item, double worth, long lastTime) {
    Act plus(Act later) {
      return new Act(item, worth + later.worth, later.lastTime);
    }
  }

  /** Of equal times the item of the smaller column, since equal times tell no order. */
  private static final Comparator<Act> NEWEST_FIRST =
      Comparator.comparingLong(Act::lastTime).reversed().thenComparingInt(Act::item);

  /** Whoever has this history, seen at the time up to which {@code worth} decays. */
  public static Person of(History history, Histories.Worth worth) {
    Map<Integer, Act> acts = new HashMap<>();
    for (int i = 0; i < history.size(); i++) {
      double value = worth.of(history.weights()[i], history.times()[i]);
      acts.merge(
          history.items()[i], new Act(history.items()[i], value, history.times()[i]), Act::plus);
    }
    List<Act> kept = new ArrayList<>();
    for (Act act : acts.values()) {
      if (act.worth > 0) {
        kept.add(act);
      }
    }
    kept.sort(NEWEST_FIRST);
    int[] items = new int[kept.size()];
    double[] strengths = new double[kept.size()];
    for (int i = 0; i < items.length; i++) {
      items[i] = kept.get(i).item;
      strengths[i] = strength(kept.get(i).worth);
    }
    return new Person(items, strengths);
  }

  /**
   * How much a sum of decayed action weights counts: {@code ln(1 + worth)}, for the tenth purchase
   * of an item says less than the first.
   */
  public static double strength(double worth) {
    return Math.log1p(Math.max(0, worth));
  }

  public int size() {
    return items.length;
  }

  public boolean isEmpty() {
    return items.length == 0;
  }
}
