package io.leat.evaluation.protocol;

import io.leat.core.profile.Action;
import io.leat.data.Item;
import io.leat.evaluation.dataset.Interactions;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that an evaluation needs: what may be learnt from, and the questions.
 *
 * @param train what models learn from
 * @param target the action that is predicted, for models that count one action only; others of the
 *     training data are evidence
 * @param catalogue every item that may be recommended, by id
 * @param unknownUsers people in the test of whom the training data know nothing
 * @param unknownItems different items in the test that are not in the training data; they stay
 *     relevant, so whoever cannot recommend them misses them
 */
public record EvaluationTask(
    Protocol protocol,
    Interactions train,
    Target target,
    Map<String, Item> catalogue,
    List<Question> questions,
    int unknownUsers,
    int unknownItems) {

  /** Which actions count as the thing that is predicted. */
  public enum Target {
    ANY,
    PURCHASE
  }

  public EvaluationTask {
    questions = List.copyOf(questions);
  }

  /**
   * A task in which every action is predicted, over all items of the training data and all that are
   * described.
   *
   * @param testItems different items in the test
   */
  static EvaluationTask ofAnyAction(
      Protocol protocol,
      Interactions train,
      Map<String, Item> described,
      List<Question> questions,
      Set<String> testItems,
      int unknownUsers) {
    Set<String> trainItems = train.items();
    return new EvaluationTask(
        protocol,
        train,
        Target.ANY,
        Catalogue.of(trainItems, described),
        questions,
        unknownUsers,
        countUnknown(testItems, trainItems));
  }

  /** The training interactions that are of the predicted kind; all where none is. */
  public Interactions targets() {
    if (target == Target.ANY) {
      return train;
    }
    Interactions purchases = train.where(each -> each.action() == Action.PURCHASE);
    return purchases.histories().isEmpty() ? train : purchases;
  }

  /** The different people or sessions that are asked about. */
  public long units() {
    return questions.stream().map(Question::unit).distinct().count();
  }

  /** Whether what came last says more than what came first. */
  public boolean isSequential() {
    return protocol == Protocol.NEXT_ITEM;
  }

  static int countUnknown(Set<String> items, Set<String> known) {
    return (int) items.stream().filter(item -> !known.contains(item)).count();
  }
}
