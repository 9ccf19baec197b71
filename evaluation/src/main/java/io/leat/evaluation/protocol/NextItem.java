package io.leat.evaluation.protocol;

import io.leat.data.Item;
import io.leat.evaluation.dataset.History;
import io.leat.evaluation.dataset.Interactions;
import io.leat.evaluation.protocol.Question.Exclusion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for each next item of a sequence, from what came before it. Where items repeat within
 * training sequences nothing is left out; where none ever does, what is known of the person is, for
 * no list should waste places on it.
 *
 * <pre>
 * test session   a b c     a -&gt; b ?   a b -&gt; c ?            only the last with lastOnly
 * with users     u: a b    train(u) + a -&gt; b ?
 * held out       a b c     train on a b;  a b -&gt; c ?
 * </pre>
 *
 * @param minPrefix the least length of what came before in the test sequence
 * @param lastOnly whether only the last item of each sequence is asked for
 */
public record NextItem(int minPrefix, boolean lastOnly) {

  public NextItem {
    if (minPrefix < 0) {
      throw new IllegalArgumentException("minPrefix must be at least 0, was " + minPrefix);
    }
  }

  /** Test sequences of their own; those of users whom the training data know go on from there. */
  public EvaluationTask of(Interactions train, Interactions test, Map<String, Item> described) {
    Map<String, History> known = train.byId();
    List<Question> questions = new ArrayList<>();
    Set<String> testItems = new HashSet<>();
    boolean repeats = repeats(train);
    int unknownUsers = 0;
    for (History sequence : test.histories()) {
      History before = sequence.anonymous() ? null : known.get(sequence.id());
      unknownUsers += !sequence.anonymous() && before == null ? 1 : 0;
      List<String> items = sequence.items();
      List<String> history = before == null ? List.of() : before.items();
      String user = before == null ? null : sequence.id();
      int first = lastOnly ? Math.max(minPrefix, items.size() - 1) : minPrefix;
      for (int next = first; next < items.size(); next++) {
        testItems.add(items.get(next));
        questions.add(
            question(
                sequence.id(), user, history, items.subList(0, next), items.get(next), repeats));
      }
    }
    return EvaluationTask.ofAnyAction(
        Protocol.NEXT_ITEM, train, described, questions, testItems, unknownUsers);
  }

  /** Holds out the last item of each training sequence that has one before it. */
  public static EvaluationTask holdingOutLast(Interactions all, Map<String, Item> described) {
    Interactions train =
        new Interactions(
            all.histories().stream()
                .map(sequence -> sequence.first(Math.max(1, sequence.interactions().size() - 1)))
                .toList(),
            all.order());
    boolean repeats = repeats(train);
    List<Question> questions = new ArrayList<>();
    Set<String> testItems = new HashSet<>();
    for (int i = 0; i < all.histories().size(); i++) {
      History sequence = all.histories().get(i);
      if (sequence.interactions().size() > 1) {
        List<String> before = train.histories().get(i).items();
        String next = sequence.interactions().getLast().item();
        testItems.add(next);
        questions.add(
            sequence.anonymous()
                ? question(sequence.id(), null, List.of(), before, next, repeats)
                : question(sequence.id(), sequence.id(), before, List.of(), next, repeats));
      }
    }
    return EvaluationTask.ofAnyAction(
        Protocol.NEXT_ITEM, train, described, questions, testItems, 0);
  }

  private static Question question(
      String unit,
      @Nullable String user,
      List<String> history,
      List<String> prefix,
      String next,
      boolean repeats) {
    Set<String> known = new LinkedHashSet<>();
    if (!repeats) {
      known.addAll(history);
      known.addAll(prefix);
    }
    return new Question(
        unit,
        user,
        history,
        prefix,
        Set.of(next),
        repeats ? Exclusion.NOTHING : Exclusion.SEEN,
        known,
        null);
  }

  private static boolean repeats(Interactions interactions) {
    return interactions.histories().stream()
        .anyMatch(history -> history.distinctItems().size() < history.interactions().size());
  }
}
