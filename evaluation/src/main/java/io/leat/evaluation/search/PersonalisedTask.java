package io.leat.evaluation.search;

import io.leat.data.Item;
import io.leat.data.ShopException;
import io.leat.data.ShopFiles;
import io.leat.evaluation.dataset.EventsReader;
import io.leat.evaluation.dataset.History;
import io.leat.evaluation.dataset.ItemsReader;
import io.leat.evaluation.protocol.TimeSplit;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A shop cut by time, and what its shoppers then searched for.
 *
 * @param training events before the cut, and the whole catalogue
 * @param seen items of each user before the cut
 * @param items of the catalogue
 * @param questions all, or as many as were wanted, drawn
 * @param available how many there were to draw from
 * @param searches after the cut, whether they led anywhere or not
 * @param madeUp whether the queries are words of titles
 */
public record PersonalisedTask(
    ShopFiles training,
    Map<String, Set<String>> seen,
    int items,
    List<SearchQuestion> questions,
    int available,
    long searches,
    boolean madeUp) {

  /**
   * How to ask.
   *
   * @param queryWord whether to make queries up; null to do so only where there are no searches
   * @param most questions, drawn where there are more
   */
  public record Options(@Nullable Boolean queryWord, int most, long seed) {}

  /**
   * Cuts a shop.
   *
   * @param directory for the training shop; made when missing
   * @throws ShopException when there is nothing to learn from or to ask
   */
  public static PersonalisedTask cut(
      ShopFiles shop, Instant at, Path directory, Options options, Consumer<String> notes) {
    TimeSplit split = TimeSplit.cut(shop, at, directory);
    Map<String, Set<String>> seen = new HashMap<>();
    for (History history : EventsReader.read(split.training().events(), notes).histories()) {
      if (!history.anonymous()) {
        seen.put(history.id(), Set.copyOf(history.items()));
      }
    }
    Map<String, Item> catalogue = ItemsReader.readRecords(split.training().items(), notes);
    EventsAfter after = EventsAfter.read(shop, at);
    long searches = after.searches();
    boolean madeUp = options.queryWord() == null ? searches == 0 : options.queryWord();
    List<SearchQuestion> questions =
        madeUp
            ? WordQueries.of(after.purchases(), seen.keySet(), catalogue, options.seed())
            : after.searchesThatLedSomewhere().stream()
                .filter(question -> catalogue.containsKey(question.target()))
                .toList();
    if (questions.isEmpty()) {
      throw new ShopException(
          madeUp
              ? "--split-at %s: nobody known before it bought an item with a title after it; choose another time"
                  .formatted(at)
              : "--split-at %s: of %d searches after it none led to an item of the catalogue; choose another time, or --query-word true"
                  .formatted(at, searches));
    }
    return new PersonalisedTask(
        split.training(),
        seen,
        catalogue.size(),
        drawn(questions, options),
        questions.size(),
        searches,
        madeUp);
  }

  private static List<SearchQuestion> drawn(List<SearchQuestion> questions, Options options) {
    if (questions.size() <= options.most()) {
      return List.copyOf(questions);
    }
    List<SearchQuestion> shuffled = new ArrayList<>(questions);
    Collections.shuffle(shuffled, new Random(options.seed()));
    return List.copyOf(shuffled.subList(0, options.most()));
  }

  /** Whether the user had to do with the target before, in the training data or the session. */
  boolean sawTarget(SearchQuestion question) {
    return question.sessionItems().contains(question.target())
        || (question.user() != null
            && seen.getOrDefault(question.user(), Set.of()).contains(question.target()));
  }
}
