package io.leat.evaluation.protocol;

import io.leat.data.Item;
import io.leat.data.ShopException;
import io.leat.evaluation.dataset.EventsReader;
import io.leat.evaluation.dataset.History;
import io.leat.evaluation.dataset.Interactions;
import io.leat.evaluation.dataset.ItemsReader;
import io.leat.evaluation.protocol.Question.Exclusion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Asks, after a cut by time, for what each shopper then bought and had not bought before. */
public final class NewPurchases {
  private NewPurchases() {}

  /**
   * The task of a split.
   *
   * @param coldOnly whether only items without any event before the cut are ranked and to be found
   * @param notes is told what was passed over
   * @throws ShopException when there is nothing to ask
   */
  public static EvaluationTask of(TimeSplit split, boolean coldOnly, Consumer<String> notes) {
    Interactions train = EventsReader.read(split.training().events(), notes);
    Map<String, Item> catalogue =
        Catalogue.of(List.of(), ItemsReader.readRecords(split.training().items(), notes));
    Map<String, History> known = train.byId();
    Set<String> cold = new LinkedHashSet<>(catalogue.keySet());
    cold.removeAll(split.warm());
    Set<String> testItems = new HashSet<>();
    List<Question> questions = new ArrayList<>();
    new TreeMap<>(split.after())
        .forEach(
            (user, bought) -> {
              Set<String> relevant = new LinkedHashSet<>(bought);
              if (coldOnly) {
                relevant.retainAll(cold);
              }
              History history = known.get(user);
              if (!relevant.isEmpty() && history != null) {
                testItems.addAll(relevant);
                questions.add(
                    new Question(
                        user,
                        user,
                        history.items(),
                        List.of(),
                        relevant,
                        Exclusion.BOUGHT,
                        split.before().getOrDefault(user, Set.of()),
                        coldOnly ? cold : null));
              }
            });
    return new EvaluationTask(
        Protocol.TIME_SPLIT,
        train,
        EvaluationTask.Target.PURCHASE,
        catalogue,
        questions,
        0,
        EvaluationTask.countUnknown(testItems, train.items()));
  }
}
