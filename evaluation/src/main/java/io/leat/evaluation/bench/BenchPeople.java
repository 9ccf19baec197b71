package io.leat.evaluation.bench;

import io.leat.core.model.EmbeddingModel;
import io.leat.core.model.Interest;
import io.leat.core.profile.Action;
import io.leat.core.profile.ItemInterest;
import io.leat.core.profile.UserProfile;
import java.util.SplittableRandom;

/**
 * The people of the shop: one for every hundred items, at most 10,000, each with 20 items of three
 * leaves.
 */
record BenchPeople(BenchShop shop, EmbeddingModel model) {
  private static final int LARGEST = 10_000;
  private static final int ITEMS = 20;
  private static final int TASTES = 3;
  private static final long DAY = 86_400;

  static int count(BenchShop shop) {
    return Math.clamp(shop.items() / 100, 1, LARGEST);
  }

  static String userId(int number) {
    return "user-%05d".formatted(number);
  }

  static int number(String userId) {
    return Integer.parseInt(userId.substring(5));
  }

  UserProfile profile(int number) {
    SplittableRandom random = shop.random(3, number);
    int[] tastes = new int[TASTES];
    for (int i = 0; i < TASTES; i++) {
      tastes[i] = shop.wanted(random);
    }
    UserProfile profile = UserProfile.EMPTY;
    for (int i = 0; i < ITEMS; i++) {
      int item = shop.sibling(tastes[random.nextInt(TASTES)], random);
      Action action = random.nextInt(4) == 0 ? Action.PURCHASE : Action.VIEW;
      long time = model.now() - DAY * (1 + random.nextInt(60));
      double weight = model.actionWeights().of(action, null) * model.decay().scale(time);
      profile = profile.plus(BenchShop.itemId(item), ItemInterest.of(action, weight, time));
    }
    return profile;
  }

  float[] interest(UserProfile profile) {
    return Interest.of(profile, id -> shop.embedding(BenchShop.number(id)), model).vector();
  }
}
