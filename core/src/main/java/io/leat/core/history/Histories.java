package io.leat.core.history;

import io.leat.core.matrix.SparseRows;
import java.util.Arrays;
import java.util.Objects;

/**
 * The histories of all people of a shop: the acts of person {@code p} stand at {@code offsets[p] ..
 * offsets[p + 1]}, oldest first. An anonymous session is a person too. The arrays are shared, not
 * copied.
 *
 * @param itemCount every item's column lies below it
 * @param items column of each act's item
 * @param weights of each act, before any decay; negative acts speak against an item
 * @param times epoch seconds of each act, ascending within a person
 * @param sessions whether a person is an anonymous session
 */
public record Histories(
    int itemCount, int[] offsets, int[] items, float[] weights, long[] times, boolean[] sessions) {

  public Histories {
    if (offsets.length != sessions.length + 1
        || offsets[0] != 0
        || offsets[sessions.length] != items.length
        || items.length != weights.length
        || items.length != times.length) {
      throw new IllegalArgumentException(
          "%d people need as many offsets and one more, %d, and each act an item, a weight and a time: %d, %d, %d"
              .formatted(
                  sessions.length, offsets.length, items.length, weights.length, times.length));
    }
    for (int act = 0; act < items.length; act++) {
      Objects.checkIndex(items[act], itemCount);
      if (!Float.isFinite(weights[act])) {
        throw new IllegalArgumentException(
            "weight of act %d must be finite, was %s".formatted(act, weights[act]));
      }
    }
  }

  public int people() {
    return sessions.length;
  }

  /** How many acts there are. */
  public int acts() {
    return items.length;
  }

  public History of(int person) {
    int from = offsets[person];
    int to = offsets[person + 1];
    return new History(
        Arrays.copyOfRange(items, from, to),
        Arrays.copyOfRange(weights, from, to),
        Arrays.copyOfRange(times, from, to));
  }

  /** The newest act's time; 0 where there is none. */
  public long now() {
    long now = Long.MIN_VALUE;
    for (long time : times) {
      now = Math.max(now, time);
    }
    return now == Long.MIN_VALUE ? 0 : now;
  }

  /**
   * People x items with the sum of each pair's weights as {@code worth} sees them; pairs whose sum
   * is not above zero are left out.
   */
  public SparseRows matrix(Worth worth) {
    SparseRows.Builder rows = new SparseRows.Builder(people(), itemCount);
    for (int person = 0; person < people(); person++) {
      for (int act = offsets[person]; act < offsets[person + 1]; act++) {
        rows.add(person, items[act], worth.of(weights[act], times[act]));
      }
    }
    return rows.build().positive();
  }

  /** How many entries {@link #matrix} has. */
  public int pairs(Worth worth) {
    int pairs = 0;
    float[] sums = new float[itemCount];
    for (int person = 0; person < people(); person++) {
      for (int act = offsets[person]; act < offsets[person + 1]; act++) {
        sums[items[act]] += worth.of(weights[act], times[act]);
      }
      for (int act = offsets[person]; act < offsets[person + 1]; act++) {
        pairs += sums[items[act]] > 0 ? 1 : 0;
        sums[items[act]] = 0;
      }
    }
    return pairs;
  }

  /** What an act is worth today. */
  @FunctionalInterface
  public interface Worth {
    Worth WEIGHT = (weight, time) -> weight;

    float of(float weight, long time);
  }

  /** Gathers histories, one person after another. Not safe for use by several threads. */
  public static final class Builder {
    private final int itemCount;
    private int[] offsets = new int[17];
    private boolean[] sessions = new boolean[16];
    private int[] items = new int[64];
    private float[] weights = new float[64];
    private long[] times = new long[64];
    private int people;
    private int acts;

    public Builder(int itemCount) {
      this.itemCount = itemCount;
    }

    public Builder add(History history, boolean session) {
      for (int i = 0; i < history.size(); i++) {
        addAct(history.items()[i], history.weights()[i], history.times()[i]);
      }
      return endPerson(session);
    }

    private void addAct(int item, float weight, long time) {
      if (acts == items.length) {
        int capacity = Math.addExact(acts, (acts >> 1) + 16);
        items = Arrays.copyOf(items, capacity);
        weights = Arrays.copyOf(weights, capacity);
        times = Arrays.copyOf(times, capacity);
      }
      items[acts] = item;
      weights[acts] = weight;
      times[acts++] = time;
    }

    private Builder endPerson(boolean session) {
      if (people == sessions.length) {
        int capacity = people + (people >> 1) + 16;
        sessions = Arrays.copyOf(sessions, capacity);
        offsets = Arrays.copyOf(offsets, capacity + 1);
      }
      sessions[people++] = session;
      offsets[people] = acts;
      return this;
    }

    public Histories build() {
      return new Histories(
          itemCount,
          Arrays.copyOf(offsets, people + 1),
          Arrays.copyOf(items, acts),
          Arrays.copyOf(weights, acts),
          Arrays.copyOf(times, acts),
          Arrays.copyOf(sessions, people));
    }
  }
}
