package io.leat.search;

import io.leat.core.profile.Action;
import io.leat.core.profile.ItemInterest;
import io.leat.core.profile.UserProfile;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.live.KnownPerson;
import io.leat.search.live.LiveMemory;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads shoppers' profiles for people to look at. */
final class Shoppers {
  /** How many ids are looked at for each that is shown. */
  private static final int LOOKED_AT = 20;

  private static final Comparator<Map.Entry<String, ItemInterest>> NEWEST =
      Comparator.comparingLong(
              (Map.Entry<String, ItemInterest> entry) -> -entry.getValue().lastTime())
          .thenComparing(Map.Entry::getKey);

  private Shoppers() {}

  static ShopperAnswer answer(ServingSnapshot snapshot, LiveMemory memory, String userId, int size)
      throws IOException {
    UserProfile profile = Remembered.ofKnown(snapshot, memory, userId).profile();
    ItemRecords records = new ItemRecords(snapshot);
    List<Map.Entry<String, ItemInterest>> newest =
        profile.items().entrySet().stream().sorted(NEWEST).limit(size).toList();
    List<ShopperAnswer.Recent> recent = new ArrayList<>();
    for (Map.Entry<String, ItemInterest> entry : newest) {
      int doc = snapshot.itemDoc(entry.getKey());
      recent.add(
          new ShopperAnswer.Recent(
              entry.getKey(),
              doc < 0 ? null : records.title(doc),
              actions(entry.getValue()),
              Instant.ofEpochSecond(entry.getValue().lastTime())));
    }
    return new ShopperAnswer(
        Served.by(snapshot), userId, profile.items().size(), profile.boughtItems().size(), recent);
  }

  /** Of the first few ids those of whom most is known. */
  static List<ShopperSummary> some(ServingSnapshot snapshot, LiveMemory memory, int size) {
    return snapshot.userIds(size * LOOKED_AT).stream()
        .flatMap(userId -> summary(memory.person(snapshot, userId)))
        .sorted(
            Comparator.comparingInt(ShopperSummary::items)
                .reversed()
                .thenComparing(ShopperSummary::userId))
        .limit(size)
        .toList();
  }

  /** Those whose ids begin so, in the order of the ids. */
  static List<ShopperSummary> startingWith(
      ServingSnapshot snapshot, LiveMemory memory, String prefix, int size) {
    return snapshot.userIds(prefix, size).stream()
        .flatMap(userId -> summary(memory.person(snapshot, userId)))
        .toList();
  }

  private static Stream<ShopperSummary> summary(KnownPerson person) {
    return Stream.ofNullable(person.document())
        .map(
            user ->
                new ShopperSummary(
                    user.userId(),
                    user.profile().items().size(),
                    user.profile().boughtItems().size()));
  }

  private static List<String> actions(ItemInterest interest) {
    return Arrays.stream(Action.values()).filter(interest::has).map(Action::externalName).toList();
  }
}
