package io.leat.flink.profile;

import io.leat.core.profile.ItemInterest;
import io.leat.data.TextHash;
import io.leat.flink.Counters;
import io.leat.flink.catalogue.ItemSignal;
import io.leat.flink.catalogue.ItemVote;
import io.leat.flink.events.Emission;
import io.leat.flink.train.TrainedModel;
import io.leat.index.IndexName;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.UserDocument;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * A person's document: profile, and the interest vector that this generation's model makes of it;
 * all zero where the profile has no item that the model knows. Of nobody, the document's deletion.
 * By the side, with the same vector, what the person says of items that the model does not know.
 */
public final class BuildUserDocuments extends ProcessFunction<ProfiledUser, IndexUpdate> {
  /** One for each of a {@link ProfiledUser}'s new items. */
  public static final OutputTag<ItemSignal> VOTES =
      new OutputTag<>("votes", TypeInformation.of(ItemSignal.class));

  private static final long serialVersionUID = 1;

  private final String modelDirectory;
  private final Emission emission;
  private transient TrainedModel model;

  public BuildUserDocuments(String modelDirectory, Emission emission) {
    this.modelDirectory = modelDirectory;
    this.emission = emission;
  }

  @Override
  public void open(OpenContext context) {
    model = TrainedModel.load(modelDirectory);
  }

  @Override
  public void processElement(ProfiledUser user, Context context, Collector<IndexUpdate> out) {
    float @Nullable [] vector = user.profile() == null ? null : model.interest(user.profile());
    if (!emission.isSilent(context.timestamp())) {
      out.collect(update(user, vector));
    }
    for (String itemId : user.newItems()) {
      context.output(VOTES, ItemSignal.vote(itemId, vote(user, itemId, vector)));
    }
  }

  private IndexUpdate update(ProfiledUser user, float @Nullable [] vector) {
    if (user.profile() == null || vector == null) {
      return IndexUpdate.delete(IndexName.USERS, user.userId());
    }
    getRuntimeContext().getLongCounter(Counters.DOCUMENTS).add(1);
    return IndexUpdate.upsert(
        new UserDocument(
            user.userId(), vector, user.profile(), user.position(), user.personalisation()));
  }

  /** None where nothing speaks for the item any more, or nothing is known of the person's taste. */
  private ItemVote vote(ProfiledUser user, String itemId, float @Nullable [] vector) {
    long person = TextHash.of(user.userId());
    ItemInterest interest = user.profile() == null ? null : user.profile().items().get(itemId);
    float strength = interest == null ? 0 : model.strength(interest);
    return vector == null || strength <= 0 || isZero(vector)
        ? ItemVote.none(person)
        : new ItemVote(person, vector, strength, user.position());
  }

  private static boolean isZero(float[] vector) {
    for (float value : vector) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }
}
