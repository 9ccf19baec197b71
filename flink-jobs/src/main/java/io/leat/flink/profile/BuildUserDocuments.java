package io.leat.flink.profile;

import io.leat.flink.Counters;
import io.leat.flink.train.TrainedModel;
import io.leat.index.IndexName;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.UserDocument;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/**
 * A person's document: profile, and the interest vector that this generation's model makes of it;
 * all zero where the profile has no item that the model knows. Of nobody, the document's deletion.
 */
public final class BuildUserDocuments extends RichMapFunction<ProfiledUser, IndexUpdate> {
  private static final long serialVersionUID = 1;

  private final String modelDirectory;
  private transient TrainedModel model;

  public BuildUserDocuments(String modelDirectory) {
    this.modelDirectory = modelDirectory;
  }

  @Override
  public void open(OpenContext context) {
    model = TrainedModel.load(modelDirectory);
  }

  @Override
  public IndexUpdate map(ProfiledUser user) {
    if (user.profile() == null) {
      return IndexUpdate.delete(IndexName.USERS, user.userId());
    }
    getRuntimeContext().getLongCounter(Counters.DOCUMENTS).add(1);
    return IndexUpdate.upsert(
        new UserDocument(
            user.userId(),
            model.interest(user.profile()),
            user.profile(),
            user.position(),
            user.personalisation()));
  }
}
