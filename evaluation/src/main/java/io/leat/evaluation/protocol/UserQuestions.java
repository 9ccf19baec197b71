package io.leat.evaluation.protocol;

import io.leat.data.Item;
import io.leat.evaluation.dataset.Candidates;
import io.leat.evaluation.dataset.History;
import io.leat.evaluation.dataset.Interactions;
import io.leat.evaluation.protocol.Question.Exclusion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds one question a user: full ranking, and leave-one-out. */
public final class UserQuestions {
  private final Protocol protocol;
  private final Interactions train;
  private final Map<String, Item> described;
  private final Map<String, History> known;
  private final List<Question> questions = new ArrayList<>();
  private final Set<String> testItems = new HashSet<>();
  private int unknownUsers;

  private UserQuestions(Protocol protocol, Interactions train, Map<String, Item> described) {
    this.protocol = protocol;
    this.train = train;
    this.described = described;
    this.known = train.byId();
  }

  /**
   * Ranks every item but what the user has in training. A test item that the user has in training
   * stays relevant and cannot be found.
   *
   * @param described titles and attributes by item; may lack some, and have others
   */
  public static EvaluationTask fullRanking(
      Interactions train, Interactions test, Map<String, Item> described) {
    UserQuestions building = new UserQuestions(Protocol.FULL_RANKING, train, described);
    for (History history : test.histories()) {
      building.add(history.id(), history.anonymous(), history.distinctItems(), null);
    }
    return building.task();
  }

  /**
   * Ranks every item but what the user has in training; the user's last test item is to be found.
   */
  public static EvaluationTask leaveOneOut(
      Interactions train, Interactions test, Map<String, Item> described) {
    UserQuestions building = new UserQuestions(Protocol.LEAVE_ONE_OUT, train, described);
    for (History history : test.histories()) {
      if (!history.interactions().isEmpty()) {
        Set<String> last = Set.of(history.interactions().getLast().item());
        building.add(history.id(), history.anonymous(), last, null);
      }
    }
    return building.task();
  }

  /** Ranks each user's distinct candidates, and nothing else. */
  public static EvaluationTask amongCandidates(
      Interactions train, List<Candidates> test, Map<String, Item> described) {
    UserQuestions building = new UserQuestions(Protocol.LEAVE_ONE_OUT, train, described);
    for (Candidates line : test) {
      building.add(line.user(), false, Set.of(line.testItem()), line.all());
    }
    return building.task();
  }

  private void add(
      String user, boolean anonymous, Set<String> relevant, @Nullable Set<String> candidates) {
    if (relevant.isEmpty()) {
      return;
    }
    testItems.addAll(relevant);
    History history = known.get(user);
    unknownUsers += history == null ? 1 : 0;
    List<String> items = history == null ? List.of() : history.items();
    questions.add(
        new Question(
            user,
            anonymous || history == null ? null : user,
            items,
            List.of(),
            relevant,
            candidates == null ? Exclusion.SEEN : Exclusion.NOTHING,
            candidates == null && history != null ? history.distinctItems() : Set.of(),
            candidates));
  }

  private EvaluationTask task() {
    return EvaluationTask.ofAnyAction(
        protocol, train, described, questions, testItems, unknownUsers);
  }
}
