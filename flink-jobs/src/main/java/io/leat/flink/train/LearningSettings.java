package io.leat.flink.train;

import io.leat.core.als.AlsParameters;
import io.leat.core.content.ContentParameters;
import io.leat.core.profile.ActionWeights;
import io.leat.core.profile.ForwardDecay;
import java.io.Serializable;

/**
 * All that decides what is learnt from a shop's records.
 *
 * @param profileCapacity the items that a person's profile keeps, the heaviest
 * @param historyCapacity the acts of a person that are learnt from, the newest
 * @param ridgeRegularization of the map from content to collaborative vectors
 */
public record LearningSettings(
    ActionWeights actionWeights,
    ForwardDecay decay,
    int profileCapacity,
    int historyCapacity,
    AlsParameters als,
    ContentParameters content,
    double ridgeRegularization)
    implements Serializable {

  public static final LearningSettings DEFAULT =
      new LearningSettings(
          ActionWeights.DEFAULT,
          ForwardDecay.DEFAULT,
          2000,
          2000,
          AlsParameters.DEFAULT,
          ContentParameters.DEFAULT,
          1);

  public LearningSettings {
    if (profileCapacity < 1) {
      throw new IllegalArgumentException(
          "profileCapacity must be at least 1, was " + profileCapacity);
    }
    if (historyCapacity < 1) {
      throw new IllegalArgumentException(
          "historyCapacity must be at least 1, was " + historyCapacity);
    }
    if (!(ridgeRegularization > 0)) {
      throw new IllegalArgumentException(
          "ridgeRegularization must be above 0, was " + ridgeRegularization);
    }
  }

  public LearningSettings withAls(AlsParameters other) {
    return new LearningSettings(
        actionWeights,
        decay,
        profileCapacity,
        historyCapacity,
        other,
        content,
        ridgeRegularization);
  }

  public LearningSettings withContent(ContentParameters other) {
    return new LearningSettings(
        actionWeights, decay, profileCapacity, historyCapacity, als, other, ridgeRegularization);
  }
}
