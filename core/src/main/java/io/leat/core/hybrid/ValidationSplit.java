package io.leat.core.hybrid;

import io.leat.core.history.Histories;
import io.leat.core.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A shop's events cut in two, as evaluation cuts them: what to train on, and questions whose
 * answers came after.
 *
 * @param training every person's acts before the cut
 * @param now the time of the cut, epoch seconds: weights decay to it
 * @param users questions of known people: what new items they chose after the cut
 * @param repeats questions of known people: which of their items they came back to after the cut
 * @param sessions questions of anonymous sessions that began after the cut: the next item
 */
public record ValidationSplit(
    Histories training,
    long now,
    List<Question> users,
    List<Question> repeats,
    List<Question> sessions) {

  /**
   * One question.
   *
   * @param history up to the moment of asking
   * @param answers what was chosen then
   * @param seen items that are not to be recommended again
   * @param again whether only the history's own items are to be chosen from
   */
  public record Question(History history, int[] answers, int[] seen, boolean again) {

    /** What comes next, whether seen before or not but for {@code seen}. */
    public Question(History history, int[] answers, int[] seen) {
      this(history, answers, seen, false);
    }
  }

  /** This share of all acts comes after the cut, or is drawn where times tell no order. */
  private static final double HELD_OUT = 0.1;

  /** Where fewer are left to train on, the times tell too little. */
  private static final double LEAST_TRAINING = 0.6;

  /**
   * Cuts by time, at the moment after which a tenth of all acts came. Where acts have one and the
   * same time a tenth of each person's is drawn instead.
   *
   * @param most questions of either kind, drawn where there are more
   */
  public static ValidationSplit of(Histories histories, int most, long seed) {
    long[] times = histories.times().clone();
    Arrays.sort(times);
    if (times.length > 0) {
      long cut = times[(int) (times.length * (1 - HELD_OUT))];
      int before = Arrays.binarySearch(times, cut);
      while (before > 0 && times[before - 1] == cut) {
        before--;
      }
      if (before >= times.length * LEAST_TRAINING) {
        return byTime(histories, cut, most, seed);
      }
    }
    return atRandom(histories, most, seed);
  }

  private static ValidationSplit byTime(Histories histories, long cut, int most, long seed) {
    Histories.Builder training = new Histories.Builder(histories.itemCount());
    List<Question> users = new ArrayList<>();
    List<Question> repeats = new ArrayList<>();
    List<Question> sessions = new ArrayList<>();
    for (int person = 0; person < histories.people(); person++) {
      History history = histories.of(person);
      int before = 0;
      while (before < history.size() && history.times()[before] < cut) {
        before++;
      }
      boolean session = histories.sessions()[person];
      training.add(history.first(before), session);
      if (session && before == 0) {
        addPrefixes(sessions, history);
      } else if (!session && before > 0) {
        addQuestions(users, repeats, history.first(before), history.last(history.size() - before));
      }
    }
    return new ValidationSplit(
        training.build(),
        cut,
        drawn(users, most, seed),
        drawn(repeats, most, seed),
        drawn(sessions, most, seed));
  }

  private static ValidationSplit atRandom(Histories histories, int most, long seed) {
    Histories.Builder training = new Histories.Builder(histories.itemCount());
    List<Question> users = new ArrayList<>();
    List<Question> repeats = new ArrayList<>();
    Random random = new Random(seed);
    for (int person = 0; person < histories.people(); person++) {
      History history = histories.of(person);
      boolean[] after = new boolean[history.size()];
      for (int act = 0; act < after.length; act++) {
        after[act] = random.nextDouble() < HELD_OUT;
      }
      History kept = chosen(history, after, false);
      boolean session = histories.sessions()[person];
      training.add(kept, session);
      if (!kept.isEmpty()) {
        addQuestions(users, repeats, kept, chosen(history, after, true));
      }
    }
    return new ValidationSplit(
        training.build(),
        histories.now(),
        drawn(users, most, seed),
        drawn(repeats, most, seed),
        List.of());
  }

  private static History chosen(History history, boolean[] marks, boolean mark) {
    int[] at = IntStream.range(0, marks.length).filter(i -> marks[i] == mark).toArray();
    float[] weights = new float[at.length];
    for (int i = 0; i < at.length; i++) {
      weights[i] = history.weights()[at[i]];
    }
    return new History(
        IntStream.of(at).map(i -> history.items()[i]).toArray(),
        weights,
        IntStream.of(at).mapToLong(i -> history.times()[i]).toArray());
  }

  private static void addQuestions(
      List<Question> discoveries, List<Question> repeats, History before, History after) {
    int[] seen = IntStream.of(before.items()).distinct().sorted().toArray();
    int[] liked =
        IntStream.range(0, after.size())
            .filter(act -> after.weights()[act] > 0)
            .map(act -> after.items()[act])
            .distinct()
            .toArray();
    int[] discovered =
        IntStream.of(liked).filter(item -> Arrays.binarySearch(seen, item) < 0).toArray();
    int[] repeated =
        IntStream.of(liked).filter(item -> Arrays.binarySearch(seen, item) >= 0).toArray();
    if (discovered.length > 0) {
      discoveries.add(new Question(before, discovered, seen));
    }
    if (repeated.length > 0) {
      repeats.add(new Question(before, repeated, new int[0], true));
    }
  }

  private static void addPrefixes(List<Question> questions, History session) {
    for (int next = 1; next < session.size(); next++) {
      if (session.weights()[next] > 0) {
        questions.add(
            new Question(session.first(next), new int[] {session.items()[next]}, new int[0]));
      }
    }
  }

  private static List<Question> drawn(List<Question> questions, int most, long seed) {
    List<Question> drawn = new ArrayList<>(questions);
    Random random = new Random(seed);
    for (int i = 0; i < Math.min(most, drawn.size()); i++) {
      int other = i + random.nextInt(drawn.size() - i);
      Question swapped = drawn.get(i);
      drawn.set(i, drawn.get(other));
      drawn.set(other, swapped);
    }
    return List.copyOf(drawn.subList(0, Math.min(most, drawn.size())));
  }
}
