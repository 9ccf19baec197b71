package io.leat.evaluation.served;

import io.leat.data.ShopFiles;
import io.leat.evaluation.Recommender;
import io.leat.evaluation.protocol.EvaluationTask;
import io.leat.evaluation.protocol.Question;
import io.leat.flink.RebuildRequest;
import io.leat.search.Hit;
import io.leat.search.NeighbourRecall;
import io.leat.search.NotFoundException;
import io.leat.search.SearchService;
import io.leat.search.SearchSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Leat itself: the training data rebuilt into an index, and every question asked of {@link
 * SearchService} as a real request.
 */
public final class ServedModel implements Recommender, AutoCloseable {
  public static final String NAME = "leat";

  /** How many questions the recall of the vector search is taken over, at most. */
  private static final int SAMPLE = 200;

  private final ServedIndex index;

  private ServedModel(ServedIndex index) {
    this.index = index;
  }

  /**
   * Writes the training data as a shop, rebuilds it and serves it.
   *
   * @param scratch an existing directory, for the shop and the index
   * @param rebuild runs a rebuild to its end
   */
  public static ServedModel rebuilt(
      EvaluationTask task, Path scratch, Consumer<RebuildRequest> rebuild) {
    return rebuilt(ShopWriter.write(task, scratch.resolve("shop")), scratch, rebuild);
  }

  /** The same from a shop that there is already. */
  public static ServedModel rebuilt(
      ShopFiles shop, Path scratch, Consumer<RebuildRequest> rebuild) {
    return new ServedModel(ServedIndex.rebuilt(shop, scratch, rebuild));
  }

  /**
   * What a shop would show: of a user whom the index does not know, what it shows to somebody
   * unknown with the same session.
   */
  @Override
  public List<String> recommend(Question question, int k) {
    try {
      return ask(question, k);
    } catch (NotFoundException e) {
      return ask(anonymous(question), k);
    }
  }

  private List<String> ask(Question question, int k) {
    return index.service().recommend(QuestionRequests.of(question, k)).hits().stream()
        .map(Hit::itemId)
        .toList();
  }

  private static Question anonymous(Question question) {
    return new Question(
        question.unit(),
        null,
        question.history(),
        question.prefix(),
        question.relevant(),
        question.exclusion(),
        question.excluded(),
        question.candidates());
  }

  /**
   * What the graph loses: the share of the k items of greatest inner product with a person's
   * vector, found by scanning every vector of the index, that its own search for neighbours also
   * finds. The mean over up to 200 questions spread evenly over all, those without a vector left
   * out.
   *
   * @return by k; without entries where no question has a vector
   */
  public Map<Integer, Double> neighbourRecall(List<Question> questions, List<Integer> ks) {
    NeighbourRecall recall = new NeighbourRecall(index.source(), SearchSettings.DEFAULT);
    int step = Math.max(1, questions.size() / SAMPLE);
    Map<Integer, Double> means = new LinkedHashMap<>();
    for (int k : ks) {
      List<Double> found = new ArrayList<>();
      for (int i = 0; i < questions.size() && i / step < SAMPLE; i += step) {
        recall(recall, questions.get(i), k).ifPresent(found::add);
      }
      found.stream().mapToDouble(Double::doubleValue).average().ifPresent(m -> means.put(k, m));
    }
    return means;
  }

  private static OptionalDouble recall(NeighbourRecall recall, Question question, int k) {
    try {
      return recall.of(QuestionRequests.of(question, k));
    } catch (NotFoundException e) {
      return OptionalDouble.empty();
    }
  }

  @Override
  public void close() {
    index.close();
  }
}
