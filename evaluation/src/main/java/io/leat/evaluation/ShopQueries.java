package io.leat.evaluation;

import io.leat.core.profile.Action;
import io.leat.data.Event;
import io.leat.data.Item;
import io.leat.data.Parsed;
import io.leat.data.ShopException;
import io.leat.data.ShopFiles;
import io.leat.data.json.JsonLines;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What a shop's shoppers ask for: the texts they searched for or, where the log has no searches,
 * two words of an item's title.
 */
public record ShopQueries(List<String> texts, List<String> userIds, List<String> itemIds) {
  private static final int MAX_TEXTS = 100_000;

  /** Reads a shop's files once. */
  public static ShopQueries of(ShopFiles shop, Random random) {
    List<String> titles = new ArrayList<>();
    List<String> itemIds = new ArrayList<>();
    JsonLines.items(
        shop.items(),
        bytes -> {},
        (line, parsed) -> {
          if (parsed instanceof Parsed.Valid<Item> item) {
            itemIds.add(item.value().itemId());
            titles.add(item.value().title());
          }
        });
    List<String> texts = new ArrayList<>();
    Set<String> users = new LinkedHashSet<>();
    JsonLines.events(
        shop.events(),
        bytes -> {},
        (line, parsed) -> {
          if (parsed instanceof Parsed.Valid<Event> valid) {
            Event event = valid.value();
            if (event.userId() != null && event.action().needsItem()) {
              users.add(event.userId());
            }
            if (event.action() == Action.SEARCH
                && event.query() != null
                && texts.size() < MAX_TEXTS) {
              texts.add(event.query());
            }
          }
        });
    if (itemIds.isEmpty() || users.isEmpty()) {
      throw new ShopException(
          "%s has %d items and %d users; both are needed to ask for something"
              .formatted(shop.directory(), itemIds.size(), users.size()));
    }
    if (texts.isEmpty()) {
      titles.forEach(title -> texts.add(twoWords(title, random)));
    }
    return new ShopQueries(texts, List.copyOf(users), itemIds);
  }

  private static String twoWords(String title, Random random) {
    String[] words = title.strip().split("\\s+", -1);
    if (words.length < 3) {
      return title;
    }
    int first = random.nextInt(words.length - 1);
    return words[first] + " " + words[first + 1];
  }
}
