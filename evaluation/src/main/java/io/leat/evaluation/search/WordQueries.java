package io.leat.evaluation.search;

import io.leat.core.profile.Action;
import io.leat.data.Item;
import io.leat.index.document.ItemText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Searches made up for a shop that logs none: whoever bought an item typed one word of its title.
 *
 * <pre>
 * u1 bought "RED RETROSPOT JUMBO BAG"  ─►  u1 asks "retrospot", to find that bag among 200 others
 * </pre>
 */
public final class WordQueries {
  private WordQueries() {}

  /**
   * One question for each purchase of a known user.
   *
   * @param purchases user and item
   * @param known users of whom the training data tell something; others are left out
   * @param seed draws the words: any of the title, each once, that is no function word and has a
   *     letter; items without one are left out
   */
  public static List<SearchQuestion> of(
      List<Map.Entry<String, String>> purchases,
      Set<String> known,
      Map<String, Item> catalogue,
      long seed) {
    Random random = new Random(seed);
    List<SearchQuestion> questions = new ArrayList<>();
    for (Map.Entry<String, String> purchase : purchases) {
      Item item = catalogue.get(purchase.getValue());
      if (item == null || !known.contains(purchase.getKey())) {
        continue;
      }
      List<String> words = words(item.title());
      if (!words.isEmpty()) {
        questions.add(
            new SearchQuestion(
                purchase.getKey(),
                words.get(random.nextInt(words.size())),
                purchase.getKey(),
                List.of(),
                item.itemId(),
                Action.PURCHASE));
      }
    }
    return questions;
  }

  private static List<String> words(String title) {
    Map<String, String> words = ItemText.words(title);
    return ItemText.terms(title, null, List.of(), null).stream()
        .distinct()
        .filter(term -> term.chars().anyMatch(Character::isLetter))
        .map(term -> words.getOrDefault(term, term))
        .toList();
  }
}
