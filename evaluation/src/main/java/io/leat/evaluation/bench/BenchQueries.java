package io.leat.evaluation.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What shoppers ask: words of the title of an item that many want, its noun alone (a half), with
 * one other word (a third) or two; one word in twenty misspelt.
 */
record BenchQueries(BenchShop shop) {
  private static final int SHORTEST_MISSPELT = 6;
  private static final int LONGEST_TYPED = 10;

  List<BenchQuery> of(QueryKind kind, int count) {
    return IntStream.range(0, count).mapToObj(number -> query(kind, number)).toList();
  }

  private BenchQuery query(QueryKind kind, int number) {
    SplittableRandom random = shop.random(kind.seed(), number);
    int wanted = shop.wanted(random);
    String userId =
        kind.personal() ? BenchPeople.userId(random.nextInt(BenchPeople.count(shop))) : null;
    if (kind == QueryKind.SIMILAR) {
      return new BenchQuery(kind, null, null, BenchShop.itemId(wanted));
    }
    String text = text(shop.item(wanted), random);
    if (kind == QueryKind.SUGGEST) {
      text = text.substring(0, 1 + random.nextInt(Math.min(LONGEST_TYPED, text.length())));
    }
    return new BenchQuery(kind, text, userId, null);
  }

  private static String text(BenchItem item, SplittableRandom random) {
    int kind = random.nextInt(6);
    int others = kind < 3 ? 0 : kind < 5 ? 1 : 2;
    List<String> rest = new ArrayList<>(item.words());
    rest.remove(item.noun());
    List<String> words = new ArrayList<>();
    for (int i = 0; i < others && !rest.isEmpty(); i++) {
      words.add(rest.remove(random.nextInt(rest.size())));
    }
    words.add(item.noun());
    return String.join(" ", words.stream().map(word -> typed(word, random)).toList());
  }

  private static String typed(String word, SplittableRandom random) {
    if (random.nextInt(20) > 0 || word.length() < SHORTEST_MISSPELT) {
      return word;
    }
    int left = 1 + random.nextInt(word.length() - 1);
    return word.substring(0, left) + word.substring(left + 1);
  }
}
