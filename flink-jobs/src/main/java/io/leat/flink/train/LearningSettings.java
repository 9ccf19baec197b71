package io.leat.flink.train;

import io.leat.core.als.AlsParameters;
import io.leat.core.content.ContentParameters;
import io.leat.core.hybrid.HybridParameters;
import io.leat.core.profile.ActionWeights;
import java.io.Serializable;

/**
 * All that decides what is learnt from a shop's records. A rebuild searches for no better settings:
 * what a short search found on one split did not hold on the next. {@code leat tune} searches
 * longer, and judges by other questions.
 *
 * @param profileCapacity the items that a person's profile keeps, the heaviest
 * @param historyCapacity the acts of a person that are learnt from, the newest
 * @param hybrid settings of the parts
 * @param ridgeRegularization of the map from content to collaborative vectors
 */
public record LearningSettings(
    ActionWeights actionWeights,
    int profileCapacity,
    int historyCapacity,
    HybridParameters hybrid,
    ContentParameters content,
    double ridgeRegularization)
    implements Serializable {

  public static final LearningSettings DEFAULT =
      new LearningSettings(
          ActionWeights.DEFAULT,
          2000,
          2000,
          HybridParameters.DEFAULT,
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

  public AlsParameters als() {
    return hybrid.als();
  }

  public LearningSettings withAls(AlsParameters other) {
    return withHybrid(hybrid.withAls(other));
  }

  public LearningSettings withHybrid(HybridParameters other) {
    return new LearningSettings(
        actionWeights, profileCapacity, historyCapacity, other, content, ridgeRegularization);
  }

  public LearningSettings withContent(ContentParameters other) {
    return new LearningSettings(
        actionWeights, profileCapacity, historyCapacity, hybrid, other, ridgeRegularization);
  }
}
