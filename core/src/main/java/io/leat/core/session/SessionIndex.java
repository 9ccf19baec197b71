package io.leat.core.session;

import io.leat.core.history.Histories;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Sessions held in memory, newest first, and found by item: what training asks, where the search
 * service asks Lucene. The last {@link #LENGTH} acts of each person are a session.
 */
public final class SessionIndex {
  /** What someone did a hundred acts ago was another errand. */
  public static final int LENGTH = 50;

  /** No sessions, of no items. */
  public static final SessionIndex NONE = of(new Histories.Builder(0).build());

  /** The acts of session s, the s-th newest, stand at {@code offsets[s] .. offsets[s + 1]}. */
  private final int[] offsets;

  private final int[] acts;

  /** The sessions of item i, newest first, stand at {@code starts[i] .. starts[i + 1]}. */
  private final int[] starts;

  private final int[] sessions;

  private SessionIndex(int[] offsets, int[] acts, int[] starts, int[] sessions) {
    this.offsets = offsets;
    this.acts = acts;
    this.starts = starts;
    this.sessions = sessions;
  }

  /** The sessions of all people; acts against an item are passed over. */
  public static SessionIndex of(Histories histories) {
    int[] newestFirst =
        IntStream.range(0, histories.people())
            .filter(person -> histories.offsets()[person + 1] > histories.offsets()[person] + 1)
            .boxed()
            .sorted(
                (one, other) -> Long.compare(lastTime(histories, other), lastTime(histories, one)))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] offsets = new int[newestFirst.length + 1];
    int[] acts = new int[histories.acts()];
    int[] starts = new int[histories.itemCount() + 1];
    int size = 0;
    for (int session = 0; session < newestFirst.length; session++) {
      int from = size;
      int end = histories.offsets()[newestFirst[session] + 1];
      int begin = Math.max(histories.offsets()[newestFirst[session]], end - LENGTH);
      for (int act = begin; act < end; act++) {
        if (histories.weights()[act] > 0) {
          acts[size] = histories.items()[act];
          if (isFirst(acts, from, size)) {
            starts[acts[size] + 1]++;
          }
          size++;
        }
      }
      offsets[session + 1] = size;
    }
    for (int item = 0; item < histories.itemCount(); item++) {
      starts[item + 1] += starts[item];
    }
    int[] sessions = new int[starts[histories.itemCount()]];
    int[] next = starts.clone();
    for (int session = 0; session < newestFirst.length; session++) {
      for (int act = offsets[session]; act < offsets[session + 1]; act++) {
        if (isFirst(acts, offsets[session], act)) {
          sessions[next[acts[act]]++] = session;
        }
      }
    }
    return new SessionIndex(offsets, acts, starts, sessions);
  }

  private static long lastTime(Histories histories, int person) {
    return histories.times()[histories.offsets()[person + 1] - 1];
  }

  private static boolean isFirst(int[] acts, int from, int at) {
    for (int earlier = from; earlier < at; earlier++) {
      if (acts[earlier] == acts[at]) {
        return false;
      }
    }
    return true;
  }

  private double rarity(SessionKnn knn, int item) {
    return knn.rarity(offsets.length - 1L, starts[item + 1] - starts[item]);
  }

  /**
   * Adds the votes of the most similar sessions.
   *
   * @param newestFirst the person's items, each once
   * @param scores one number for each item; votes are added
   */
  public void score(SessionKnn knn, int[] newestFirst, float[] scores) {
    SessionKnnParameters parameters = knn.parameters();
    Map<Integer, Double> weights = new HashMap<>();
    Map<Integer, Double> shared = new HashMap<>();
    for (int back = 0; back < Math.min(parameters.items(), newestFirst.length); back++) {
      int item = newestFirst[back];
      double weight = knn.itemWeight(back);
      double share = weight * rarity(knn, item);
      weights.put(item, weight);
      int end = Math.min(starts[item + 1], starts[item] + parameters.recent());
      for (int at = starts[item]; at < end; at++) {
        shared.merge(sessions[at], share, Double::sum);
      }
    }
    nearest(knn, shared).forEach(neighbour -> vote(knn, neighbour, weights, scores));
  }

  private record Neighbour(int session, double similarity) implements Comparable<Neighbour> {
    @Override
    public int compareTo(Neighbour other) {
      int similarities = Double.compare(similarity, other.similarity);
      return similarities == 0 ? Integer.compare(other.session, session) : similarities;
    }
  }

  private Iterable<Neighbour> nearest(SessionKnn knn, Map<Integer, Double> shared) {
    PriorityQueue<Neighbour> best = new PriorityQueue<>();
    shared.forEach(
        (session, weight) -> {
          int length = offsets[session + 1] - offsets[session];
          best.add(new Neighbour(session, knn.similarity(weight, length)));
          if (best.size() > knn.parameters().neighbours()) {
            best.poll();
          }
        });
    return best;
  }

  private void vote(
      SessionKnn knn, Neighbour neighbour, Map<Integer, Double> weights, float[] scores) {
    int from = offsets[neighbour.session];
    int length = offsets[neighbour.session + 1] - from;
    double[] matches = new double[length];
    for (int place = 0; place < length; place++) {
      matches[place] = weights.getOrDefault(acts[from + place], 0.0);
    }
    knn.vote(
        neighbour.similarity,
        matches,
        length,
        (place, vote) -> scores[acts[from + place]] += (float) vote);
  }
}
