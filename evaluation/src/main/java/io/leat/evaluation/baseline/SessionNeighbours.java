package io.leat.evaluation.baseline;

import io.leat.evaluation.Recommender;
import io.leat.evaluation.dataset.Interactions;
import io.leat.evaluation.protocol.EvaluationTask;
import io.leat.evaluation.protocol.Question;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Session neighbours, V-SKNN (Ludewig &amp; Jannach 2018, "Evaluation of session-based
 * recommendation algorithms"): of the 1,000 most recent sessions that share an item with this one,
 * the 100 most alike; alike is the sum of the shared items' weights, an item's being its place in
 * this session over the session's length. A neighbour gives its items its likeness, times 1 - 0.1 d
 * where d, from 1, is how many clicks ago its latest shared item was, times log(sessions / sessions
 * with the item).
 */
final class SessionNeighbours implements Recommender {
  private static final int RECENT = 1_000;
  private static final int NEIGHBOURS = 100;

  private final ItemCodes items;
  private final InvertedHistories sessions;
  private final float[] rarity;

  /** Sessions are the histories, the most recent being the one that ended last. */
  SessionNeighbours(EvaluationTask task) {
    this.items = ItemCodes.of(task, task.train());
    this.sessions = InvertedHistories.of(byEnd(task.train()), items);
    this.rarity = new float[items.size()];
    for (int item = 0; item < rarity.length; item++) {
      int with = sessions.histories()[item].length;
      rarity[item] = with == 0 ? 0 : (float) Math.log((double) sessions.items().length / with);
    }
  }

  private static Interactions byEnd(Interactions train) {
    return new Interactions(
        train.histories().stream()
            .filter(history -> !history.interactions().isEmpty())
            .sorted(Comparator.comparingLong(history -> history.interactions().getLast().time()))
            .toList(),
        train.order());
  }

  @Override
  public List<String> recommend(Question question, int k) {
    int[] clicked = items.codes(question.known());
    float[] scores = new float[items.size()];
    if (clicked.length > 0) {
      float[] place = new float[items.size()];
      for (int i = 0; i < clicked.length; i++) {
        place[clicked[i]] = i + 1;
      }
      int[] recent = recent(clicked);
      float[] likeness = new float[recent.length];
      for (int i = 0; i < recent.length; i++) {
        for (int item : sessions.items()[recent[i]]) {
          likeness[i] += place[item] / clicked.length;
        }
      }
      int[] all = new int[recent.length];
      Arrays.setAll(all, i -> i);
      for (int neighbour : ScoredItems.best(likeness, all, NEIGHBOURS)) {
        add(sessions.items()[recent[neighbour]], likeness[neighbour], place, clicked, scores);
      }
    }
    return ScoredItems.best(items, scores, question, k);
  }

  private void add(int[] neighbour, float likeness, float[] place, int[] clicked, float[] scores) {
    float latest = 0;
    for (int item : neighbour) {
      latest = Math.max(latest, place[item]);
    }
    float decay = Math.max(0, 1 - 0.1f * (clicked.length - latest + 1));
    for (int item : neighbour) {
      scores[item] += likeness * decay * rarity[item];
    }
  }

  /** The most recent sessions with one of the items, latest first, each once. */
  private int[] recent(int[] clicked) {
    int[] distinct = Arrays.stream(clicked).distinct().toArray();
    // One cursor for each item, from its latest session back.
    PriorityQueue<int[]> cursors =
        new PriorityQueue<>(
            Comparator.comparingInt((int[] c) -> -sessions.histories()[c[0]][c[1]]));
    for (int item : distinct) {
      int last = sessions.histories()[item].length - 1;
      if (last >= 0) {
        cursors.add(new int[] {item, last});
      }
    }
    int[] found = new int[RECENT];
    int count = 0;
    while (count < RECENT && !cursors.isEmpty()) {
      int[] cursor = cursors.remove();
      int session = sessions.histories()[cursor[0]][cursor[1]];
      if (count == 0 || found[count - 1] != session) {
        found[count++] = session;
      }
      if (--cursor[1] >= 0) {
        cursors.add(cursor);
      }
    }
    return Arrays.copyOf(found, count);
  }
}
