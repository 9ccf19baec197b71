package io.leat.search;

import io.leat.core.model.EmbeddingModel;
import io.leat.core.profile.Action;
import io.leat.core.profile.ItemInterest;
import io.leat.data.EpochTime;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.ProfileAnswer.Cause;
import io.leat.search.ProfileAnswer.KnownItem;
import io.leat.search.ProfileAnswer.RecentAct;
import io.leat.search.live.LiveMemory;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Shows people what is known of them. */
final class Profiles {
  private Profiles() {}

  static ProfileAnswer answer(ServingSnapshot snapshot, LiveMemory memory, String userId)
      throws IOException {
    Remembered remembered = Remembered.ofKnown(snapshot, memory, userId);
    EmbeddingModel model = snapshot.model();
    long now = Remembered.now(model, remembered.profile());
    ItemRecords records = new ItemRecords(snapshot);
    List<KnownItem> items = new ArrayList<>();
    for (Map.Entry<String, ItemInterest> entry : remembered.profile().items().entrySet()) {
      int doc = snapshot.itemDoc(entry.getKey());
      ItemInterest interest = entry.getValue();
      items.add(
          new KnownItem(
              entry.getKey(),
              doc < 0 ? null : records.title(doc),
              model.decay().decayed(interest.weight(), now),
              Instant.ofEpochSecond(interest.lastTime()),
              because(interest, model)));
    }
    items.sort(
        Comparator.comparingDouble(KnownItem::weight).reversed().thenComparing(KnownItem::itemId));
    return new ProfileAnswer(
        Served.by(snapshot),
        userId,
        remembered.personalisation(),
        remembered.newest() == 0 ? null : EpochTime.instant(remembered.newest()),
        items,
        remembered.acts().reversed().stream()
            .map(
                act ->
                    new RecentAct(
                        act.itemId(),
                        act.action().externalName(),
                        Instant.ofEpochSecond(act.epochSecond())))
            .toList(),
        List.of());
  }

  private static List<Cause> because(ItemInterest interest, EmbeddingModel model) {
    return Arrays.stream(Action.values())
        .filter(interest::has)
        .map(
            action ->
                new Cause(
                    action.externalName(),
                    action == Action.RATING ? null : model.actionWeights().of(action, null)))
        .toList();
  }
}
